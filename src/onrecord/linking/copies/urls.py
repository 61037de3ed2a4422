"""Addresses, compared: scheme, ``www.``, tracking parameters, archive prefixes and a closing slash do not matter."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+(?:id_|if_)?/")
_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|mc_cid|mc_eid|ref|source|share|amp|cmpid|ocid)$", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


def url_key(url: str) -> str:
    """Return what two addresses of one page have in common; "" for what is no address, or that of a whole site.

    >>> url_key("https://www.example.org/a/b/?utm_source=x#top")
    'example.org/a/b'
    """
    plain = _ARCHIVED.sub("", url.strip())
    try:
        parts = urlsplit(plain if "//" in plain else f"//{plain}")
        host = _PREFIX.sub("", (parts.hostname or "").lower())
    except ValueError:
        return ""
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)])
    path = parts.path.rstrip("/")
    if "." not in host or not (path or query):
        return ""
    return f"{host}{path}{'?' + query if query else ''}"


def domain_of(url: str) -> str:
    """Return the host of an address without ``www.``; "" where there is none."""
    try:
        return _PREFIX.sub("", (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower())
    except ValueError:
        return ""
