"""The addresses of these servers: those of the packages, at the root."""

from django.urls import include, path

urlpatterns = [
    path("", include("spid_cie_oidc.entity.urls")),
    path("", include("spid_cie_oidc.authority.urls")),
    path("", include("spid_cie_oidc.provider.urls")),
]
