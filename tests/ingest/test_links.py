"""Links: what is followed, what is refused, and what is tried again later."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib

import httpcore
import pytest

from summitry import ingest
from summitry.errors import TryLater, Unreadable
from summitry.ingest.addresses import find_addresses, is_public
from summitry.ingest.links import download
from summitry.model import Document, SetAside
from tests.ingest.samples import ENGLISH, make_page, make_pdf, write_certificate

PAGE = make_page(f"<article><p>{ENGLISH}</p></article>").encode()
OPEN = ingest.Settings(allow_private=True, timeout_s=5)


def read(link, settings=OPEN):
    [found] = ingest.fetch([link], settings=settings)
    return found


def test_page_is_read_with_its_bytes_and_time(site):
    link = site.put("/page", PAGE)
    found = read(link + "#part")
    assert isinstance(found, Document)
    assert (found.text, found.raw, found.url) == (ENGLISH, PAGE, link)
    assert found.retrieved_at.utcoffset().total_seconds() == 0
    assert site.requests[0][1]["Host"] == f"127.0.0.1:{site.port}"


def test_own_machine_is_refused_by_default(site):
    found = read(site.put("/page", PAGE), ingest.Settings())
    assert isinstance(found, SetAside)
    assert not found.is_transient
    assert "127.0.0.1" in found.reason
    assert "private" in found.reason
    assert site.requests == []


@pytest.mark.parametrize("host", ["localhost", "2130706433", "127.1", "[::1]", "0"])
def test_other_ways_to_write_this_machine_are_refused(host, site):
    found = read(site.link("/page", host), ingest.Settings(timeout_s=2))
    assert "this machine or a private network" in found.reason
    assert site.requests == []


def test_redirect_to_a_private_address_is_refused(site, monkeypatch):
    # The first host is taken for public, as a real one would be; the second is what a hostile page names.
    def is_public_but(address):
        return address == "127.0.0.1"

    monkeypatch.setattr("summitry.ingest.addresses.is_public", is_public_but)
    link = site.redirect("/start", "http://10.0.0.1/secret")
    found = read(link, ingest.Settings(timeout_s=2))
    assert "leads to 10.0.0.1" in found.reason


def test_name_that_changes_its_address_leads_nowhere_else(monkeypatch):
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked = []

    def look_up(host, port, **options):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    reached = []

    def connect(self, host, *rest):
        reached.append(host)
        raise httpcore.ConnectTimeout

    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    with pytest.raises(TryLater):
        download("http://rebinding.example/", ingest.Settings(timeout_s=2))
    assert reached == ["93.184.216.34"]
    assert asked == ["rebinding.example"]


def test_mixed_addresses_are_refused_as_a_whole(monkeypatch):
    def look_up(host, port, **options):
        return [(2, 1, 6, "", (address, port)) for address in ("93.184.216.34", "192.168.1.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(Unreadable, match=r"192\.168\.1\.1"):
        find_addresses("two.example", 80, allow_private=False)


@pytest.mark.parametrize(
    "address",
    [
        *("10.1.2.3", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"),
    ],
)
def test_special_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_other_addresses_are_public(address):
    assert is_public(address)


def test_redirects_are_followed_to_the_end(site):
    site.put("/end", PAGE)
    site.redirect("/middle", "end", 307)
    found = read(site.redirect("/start", "/middle", 301))
    assert found.url == site.link("/end")


def test_circle_of_redirects_is_said(site):
    site.redirect("/b", "/a")
    found = read(site.redirect("/a", "/b"))
    assert "in a circle" in found.reason
    assert f"{site.link('/a')} -> {site.link('/b')} -> {site.link('/a')}" in found.reason
    assert len(site.requests) == 2


def test_long_chain_of_redirects_ends(site):
    for number in range(20):
        site.redirect(f"/{number}", f"/{number + 1}")
    found = read(site.link("/0"), ingest.Settings(allow_private=True, max_redirects=3))
    assert "more than 3 times" in found.reason
    assert len(site.requests) == 4


@pytest.mark.parametrize(
    "target", ["ftp://127.0.0.1/x", "file:///etc/passwd", "http://user:word@127.0.0.1/", "http://"]
)
def test_redirects_to_other_schemes_are_refused(target, site):
    found = read(site.redirect("/start", target))
    assert isinstance(found, SetAside)
    assert not found.is_transient


@pytest.mark.parametrize(
    ("status", "is_transient", "words"),
    [
        (404, False, "not there"),
        (410, False, "not there"),
        (403, False, "refuses"),
        (418, False, "does not give"),
        (304, False, "does not give"),
        (429, True, "try again later"),
        (500, True, "try again later"),
        (503, True, "try again later"),
    ],
)
def test_status_decides_whether_to_try_again(status, is_transient, words, site):
    found = read(site.put("/page", b"no", status=status))
    assert found.is_transient is is_transient
    assert words in found.reason


def test_wait_that_the_server_asks_for_is_shown(site):
    found = read(site.put("/page", b"", status=503, Retry_After="120"))
    assert "asks to wait: 120" in found.reason


def test_silent_server_runs_out_of_time(site):
    def say_nothing(handler):
        time.sleep(1)

    site.answers["/slow"] = say_nothing
    begun = time.monotonic()
    found = read(site.link("/slow"), ingest.Settings(allow_private=True, timeout_s=0.2))
    assert found.is_transient
    assert "within 0.2 seconds" in found.reason
    assert time.monotonic() - begun < 0.9


def test_dripping_server_runs_out_of_time(site):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(40):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    site.answers["/drip"] = drip
    begun = time.monotonic()
    found = read(site.link("/drip"), ingest.Settings(allow_private=True, timeout_s=0.3))
    assert found.is_transient
    assert time.monotonic() - begun < 1.5


def test_closed_port_is_tried_later(site):
    found = read("http://127.0.0.1:9/", ingest.Settings(allow_private=True, timeout_s=2))
    assert found.is_transient
    assert "cannot be reached" in found.reason


def test_body_cut_short_is_tried_later(site):
    found = read(site.put("/page", PAGE, Content_Length=str(len(PAGE) + 100)))
    assert found.is_transient


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda raw: zlib.compress(raw)[2:-4])],
)
def test_compressed_pages_are_unpacked(encoding, pack, site):
    found = read(site.put("/page", pack(PAGE), Content_Encoding=encoding))
    assert found.raw == PAGE


def test_compression_bomb_is_refused(site):
    bomb = gzip.compress(bytes(30_000_000))
    settings = ingest.Settings(allow_private=True, max_decompressed_bytes=1_000_000)
    found = read(site.put("/bomb", bomb, Content_Encoding="gzip"), settings)
    assert "unpacks to more than 1,000,000 bytes" in found.reason


@pytest.mark.parametrize(("encoding", "is_transient"), [("br", False), ("gzip", True)])
def test_unasked_or_broken_compression_is_said(encoding, is_transient, site):
    found = read(site.put("/page", b"\x1f\x8b\x00broken", Content_Encoding=encoding))
    assert found.is_transient is is_transient


@pytest.mark.parametrize("has_length", [True, False])
def test_large_body_is_refused(has_length, site):
    def answer(handler):
        length = b"Content-Length: 500000\r\n" if has_length else b""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + length + b"\r\n" + b"x" * 500_000)

    site.answers["/large"] = answer
    found = read(site.link("/large"), ingest.Settings(allow_private=True, max_bytes=100_000))
    assert "larger than 100,000 bytes" in found.reason


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/javascript", "font/woff2"])
def test_what_is_no_document_is_refused(media_type, site):
    found = read(site.put("/thing", b"\x89PNG", media_type))
    assert media_type in found.reason


def test_charset_of_the_server_is_believed(site):
    body = make_page(f"<p>{ENGLISH} Шойгу.</p>").encode("cp1251")
    found = read(site.put("/page", body, "text/html; charset=windows-1251"))
    assert found.text.endswith("Шойгу.")
    assert found.basis["text"] == "cp1251 (declared)"


def test_pdf_without_a_name_is_told_by_its_bytes(site):
    found = read(site.put("/get?id=7", make_pdf([ENGLISH[:60]]), "application/octet-stream"))
    assert found.media_type == "application/pdf"


def test_json_lines_behind_a_link(site):
    body = b'{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n'
    link = site.put("/all.jsonl", body, "application/x-ndjson")
    assert [doc.id for doc in ingest.fetch([link], settings=OPEN)] == ["1", "2"]


@pytest.mark.parametrize("link", ["http://", "http://[::1", "https://user:word@example.org/", "http://exa mple.org/"])
def test_links_that_cannot_be_followed_are_set_aside(link):
    found = read(link)
    assert isinstance(found, SetAside)
    assert not found.is_transient


def test_certificate_is_checked_against_the_name_of_the_link(site, tmp_path, monkeypatch):
    certificate = write_certificate(tmp_path / "localhost.pem", "localhost")
    site.put("/page", PAGE)
    site.secure(certificate)
    untrusted = read(f"https://localhost:{site.port}/page")
    assert "cannot prove who it is" in untrusted.reason
    assert not untrusted.is_transient
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr("summitry.ingest.links._make_ssl_context", lambda: trusting)
    assert read(f"https://localhost:{site.port}/page").text == ENGLISH
    assert "cannot prove who it is" in read(f"https://127.0.0.1:{site.port}/page").reason
