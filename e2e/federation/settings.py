"""Settings of the trust anchor and of the identity providers, told by the environment (see servers.py)."""

import os
from pathlib import Path

FOLDER = os.environ["FEDERATION_DATA"]
PROFILE = os.environ.get("FEDERATION_PROFILE", "cie")
EC = os.environ.get("FEDERATION_KEYS", "rsa") == "ec"
ANCHOR = os.environ["FEDERATION_ANCHOR"]

# A secret of one test run on loopback, made anew by who starts the servers.
SECRET_KEY = os.environ["FEDERATION_SECRET"]
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "addresses"
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "spid_cie_oidc_accounts.User"
# Names of their own, since cookies know no ports: several servers live on this host.
SESSION_COOKIE_NAME = f"{PROFILE}_session"
CSRF_COOKIE_NAME = f"{PROFILE}_csrf"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "spid_cie_oidc.accounts",
    "spid_cie_oidc.entity",
    "spid_cie_oidc.authority",
    "spid_cie_oidc.provider",
]
# Tables are made from the models at once: nobody migrates a database that lives for one test.
MIGRATION_MODULES = {
    app.rpartition(".")[2] if app.startswith("django") else app.replace(".", "_"): None for app in INSTALLED_APPS
}
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{FOLDER}/{PROFILE}.sqlite",
        "OPTIONS": {"timeout": 20},
    }
}
LOGGING = {
    "version": 1,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}

OIDCFED_DEFAULT_TRUST_ANCHOR = ANCHOR
OIDCFED_TRUST_ANCHORS = [ANCHOR]
OIDCFED_PROVIDER_PROFILE = PROFILE if PROFILE in ("cie", "spid") else "cie"
OIDCFED_DEFAULT_PROVIDER_PROFILE = OIDCFED_PROVIDER_PROFILE
# The mark of a public relying party must be there and hold, or nobody signs in.
OIDCFED_REQUIRED_TRUST_MARKS = [f"{ANCHOR}/openid_relying_party/public"]
OIDCFED_PROVIDER_SALT = "only for tests"
PRIVATE_KEY_TYPE = "EC" if EC else "RSA"
DEFAULT_JWE_ALG = "ECDH-ES" if EC else "RSA-OAEP"
# The library's own way to fetch wants to run an event loop in each thread; the plain one is enough here.
HTTP_CLIENT_SYNC = True
HTTPC_PARAMS = {"timeout": 8, "verify": False}
