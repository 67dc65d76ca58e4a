"""One server of a federation of identity on loopback: its trust anchor, or a provider of CIE or SPID.

    python servers.py anchor|cie|spid PORT ANCHOR_ADDRESS rsa|ec FOLDER

Prints `ready ADDRESS`. The anchor then reads a line for each party to take in, `ADDRESS TYPE PROFILE`: it fetches the
party's entity configuration, checks it as the packages check it, registers it, and prints `onboarded {…}` with the
trust mark that it gives, or `refused ADDRESS: reason`.
"""

import json
import os
import secrets
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

ROLE, PORT, ANCHOR, KEYS, FOLDER = sys.argv[1:6]
sys.path.insert(0, str(Path(__file__).parent))
os.environ.update(
    DJANGO_SETTINGS_MODULE="settings",
    FEDERATION_PROFILE=ROLE,
    FEDERATION_ANCHOR=ANCHOR,
    FEDERATION_KEYS=KEYS,
    FEDERATION_DATA=FOLDER,
    FEDERATION_SECRET=secrets.token_urlsafe(32),
)

import django  # noqa: E402  (the settings must be named before)

django.setup()

from cryptojwt.jwe.jwe import JWE  # noqa: E402
from cryptojwt.jwk.ec import new_ec_key  # noqa: E402
from cryptojwt.jwk.jwk import key_from_jwk_dict  # noqa: E402
from cryptojwt.jwk.rsa import new_rsa_key  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from spid_cie_oidc.accounts.models import User  # noqa: E402
from spid_cie_oidc.authority.models import (  # noqa: E402
    FederationDescendant,
    FederationEntityAssignedProfile,
    FederationEntityProfile,
)
from spid_cie_oidc.entity.jwks import create_jwk, public_jwk_from_private_jwk  # noqa: E402
from spid_cie_oidc.entity.models import FederationEntityConfiguration  # noqa: E402
from spid_cie_oidc.entity.settings import DEFAULT_JWE_ALG, DEFAULT_JWE_ENC  # noqa: E402
from spid_cie_oidc.entity.statements import EntityConfiguration, get_entity_configurations  # noqa: E402
from spid_cie_oidc.provider.views import userinfo_endpoint  # noqa: E402

ME = f"http://127.0.0.1:{PORT}"
SIGNING = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"]
ENCRYPTION = ["RSA-OAEP", "RSA-OAEP-256"]
ENCODING = ["A128CBC-HS256", "A256CBC-HS512"]
LEVELS = [f"https://www.spid.gov.it/SpidL{level}" for level in (1, 2, 3)]
EID = "https://attributes.eid.gov.it/"


def key(use, kind=KEYS):
    """A private key for one use."""
    made = create_jwk(new_ec_key(crv="P-256", use=use) if kind == "ec" else new_rsa_key(use=use))
    return {**made, "use": use}


def encrypted(text, jwk, **more):
    """A token that the owner of a key can open.

    Version 1.6.3 of the packages calls the library below it in a way that agrees on no key where the key is EC: what
    comes out has four parts, and nobody can open it. The library's front door does it right, for both kinds.
    """
    key = key_from_jwk_dict(jwk)
    return JWE(text, alg=DEFAULT_JWE_ALG, enc=DEFAULT_JWE_ENC, kid=key.kid, **more).encrypt([key])


userinfo_endpoint.create_jwe = encrypted


def anchor():
    """The anchor's own configuration, and the profiles that it may give."""
    FederationEntityConfiguration.objects.create(
        sub=ME,
        entity_type="federation_entity",
        jwks_fed=[key("sig")],
        is_active=True,
        constraints={"max_path_length": 1},
        trust_mark_issuers={f"{ME}/openid_relying_party/public": [ME]},
        metadata={
            "federation_entity": {
                "organization_name": "Ancora di prova",
                "homepage_uri": ME,
                "contacts": ["ancora@pec.example.org"],
                "federation_fetch_endpoint": f"{ME}/fetch",
                "federation_list_endpoint": f"{ME}/list",
                "federation_resolve_endpoint": f"{ME}/resolve",
                "federation_trust_mark_status_endpoint": f"{ME}/trust_mark_status",
            }
        },
    )
    for kind in ("openid_relying_party", "openid_provider"):
        FederationEntityProfile.objects.create(
            name=f"{kind} public",
            profile_category=kind,
            profile_id=f"{ME}/{kind}/public",
            trust_mark_template={
                "ref": "https://example.org/accordo",
                "organization_type": "public",
                "organization_name": "Ente di prova",
                "logo_uri": "https://example.org/logo.svg",
            },
        )


def provider():
    """A provider's own configuration and one person who may sign in there."""
    # The packages sign tokens as RS256, whatever the key: the keys of tokens are RSA in every run.
    core = [key("sig", "rsa"), key("enc", "rsa")]
    FederationEntityConfiguration.objects.create(
        sub=ME,
        entity_type="openid_provider",
        jwks_fed=[key("sig")],
        jwks_core=core,
        is_active=True,
        authority_hints=[ANCHOR],
        metadata={
            "openid_provider": {
                "organization_name": f"Gestore di prova {ROLE}",
                "op_name": f"Gestore di prova {ROLE}",
                "issuer": ME,
                "authorization_endpoint": f"{ME}/oidc/op/authorization",
                "token_endpoint": f"{ME}/oidc/op/token",
                "userinfo_endpoint": f"{ME}/oidc/op/userinfo",
                "introspection_endpoint": f"{ME}/oidc/op/introspection",
                "revocation_endpoint": f"{ME}/oidc/op/revocation",
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                "token_endpoint_auth_signing_alg_values_supported": SIGNING,
                "id_token_signing_alg_values_supported": SIGNING,
                "id_token_encryption_alg_values_supported": ENCRYPTION,
                "id_token_encryption_enc_values_supported": ENCODING,
                "userinfo_signing_alg_values_supported": SIGNING,
                "userinfo_encryption_alg_values_supported": ENCRYPTION,
                "userinfo_encryption_enc_values_supported": ENCODING,
                "request_object_signing_alg_values_supported": SIGNING,
                "request_object_encryption_alg_values_supported": ENCRYPTION,
                "request_object_encryption_enc_values_supported": ENCODING,
                "request_parameter_supported": True,
                "subject_types_supported": ["pairwise"],
                "acr_values_supported": LEVELS,
                "scopes_supported": ["openid", "offline_access", "profile", "email"],
                "response_types_supported": ["code"],
                "response_modes_supported": ["query", "form_post"],
                "grant_types_supported": ["authorization_code", "refresh_token"],
                "claims_supported": ["given_name", "family_name", "birthdate", f"{EID}fiscal_number"],
                "claims_parameter_supported": True,
                "tls_client_certificate_bound_access_tokens": False,
                "authorization_response_iss_parameter_supported": True,
                "jwks": {"keys": [public_jwk_from_private_jwk(one) for one in core]},
            }
        },
    )
    # An invented person: no such code belongs to anybody (a town that does not exist, born on the first of a century).
    person = json.loads(os.environ["FEDERATION_PERSON"])
    User.objects.create_user(username=person["username"], password=person["password"], attributes=person["attributes"])


def onboard(address, kind, profile):
    """Takes a party in, as an officer of the anchor does after having read its papers."""
    configuration = EntityConfiguration(get_entity_configurations([address])[0])
    configuration.validate_by_itself()
    descendant = FederationDescendant(
        uid=address,
        name="Ente di prova",
        sub=address,
        type=kind,
        jwks=configuration.jwks,
        status="valid",
        is_active=True,
    )
    descendant.full_clean()
    FederationDescendant.objects.filter(sub=address).delete()
    descendant.save()
    given = FederationEntityAssignedProfile.objects.create(
        descendant=descendant,
        profile=FederationEntityProfile.objects.get(profile_id=f"{ME}/{kind}/{profile}"),
        issuer=FederationEntityConfiguration.objects.get(sub=ME),
    )
    return {"sub": address, "trust_mark": given.trust_mark}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Handler(WSGIRequestHandler):
    def address_string(self):
        # No look-up of names for the log.
        return self.client_address[0]


def main():
    call_command("migrate", run_syncdb=True, verbosity=0)
    if ROLE == "anchor":
        anchor()
    else:
        provider()
    server = Server(("127.0.0.1", int(PORT)), Handler)
    server.set_app(get_wsgi_application())
    if ROLE != "anchor":
        print(f"ready {ME}", flush=True)
        server.serve_forever()
        return

    import threading

    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"ready {ME}", flush=True)
    for line in sys.stdin:
        address, kind, profile = line.split()
        try:
            print("onboarded", json.dumps(onboard(address, kind, profile)), flush=True)
        except Exception as error:  # whatever the packages raise is the reason
            print(f"refused {address}: {error!r}", flush=True)


main()
