"""What the address of a web page names.

The table below says where papers are found, what identifier is written down for them, and by which path they are found
there. At a place made for papers, an address that follows no such path is a list, a search, a profile or a supplement,
and names nothing. A row without a path holds wherever it matches. The first row that matches decides. The extension
has the same rows in the same order (`extension/shared/identifiers.js`).

A paper that several addresses show, and that has no scheme of its own, is named by one of them, the page that the
others belong to: `url:https://proceedings.mlr.press/v97/tan19a.html`.
"""

import re


def pattern(text: str) -> re.Pattern[str]:
    """How everything here is compared: in any case, and with ASCII letters and digits only."""
    return re.compile(text, re.ASCII | re.IGNORECASE)


_NCBI = r"ncbi\.nlm\.nih\.gov"
_HASHED = r"/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([\da-f]{32})-(?:Abstract|Paper)"
_FORMAT = r"(?:\.pdf|/(?:abstract|e?pdf|figures|full|html|meta|tables)[^?#]*)?(?![^?#])"

_ROWS = [
    # arXiv and its mirrors say the form first: abs, pdf, html, overview. Until 2007 the archive is part of the number.
    (
        r"(?:(?:[\w-]+\.)*(?:arxiv|ar5iv|alphaxiv)\.org|xxx\.lanl\.gov)",
        "arxiv:{}",
        r"/(?:[\w-]+|ftp/arxiv/papers/\d+)/(?:arxiv:)?((?:[a-z.-]+/)?[\d.]+\d(?:v\d+)?)",
    ),
    (r"(?:huggingface|hf)\.co/(?:api/)?papers", "arxiv:{}", r"/([\d.]+\d(?:v\d+)?)"),
    # SciRate, papers.cool, INSPIRE, ADS, CatalyzeX and others spell it out: /arxiv/2406.09519, /arXiv:2406.09519.
    (r"[^?#\s]+/arxiv[/:]((?:\d{4}\.|[a-z.-]+/\d\d)\d{4,5}(?:v\d+)?)", "arxiv:{}", ""),
    # Preprints before December 2025 have the prefix 10.1101, later ones 10.64898
    # (https://connect.biorxiv.org/news/2025/11/18/preprint_dois); the oldest form of address leaves it out.
    (
        r"(?:bio|med)rxiv\.org/content/\w*/?early/20(?:1\d|2[0-4])(?:/\d\d){2}/(\d[^?#]+)",
        "doi:10.1101/{}",
        "",
    ),
    # Also doi.acm.org and doi.ieeecomputersociety.org, and doi.org/https://doi.org/10.1000/182, which people paste.
    (r"(?:(?:dx\.)?doi\.(?:\w+\.)?org|(?:bio|med)rxiv\.org)", "doi:{}", r"/[^?#]*?(10\.\d{4}[^?#]+)"),
    # Journals of Oxford and MIT Press put their own number after the DOI.
    (r"[^?#\s]+article/doi/(10\.\d{4,9}/[^?#]+?)/\d{4,}(?![^/?#])", "doi:{}", ""),
    (r"journals\.plos\.org", "doi:{}", r"/.*[?&]id=(10\.1371/[\w.]+)"),
    # ACM, Wiley, Science, PNAS, Sage, Taylor & Francis, Springer, IOP, APS, Frontiers; not their supplements.
    (
        r"[^?#\s]+/(?:abstract|articles?|book|chapter|doi|pdf)/(?:(?!suppl)[\w-]+/)*"
        rf"(10\.\d{{4,9}}(?:/|%2f)[^?#]+?){_FORMAT}",
        "doi:{}",
        "",
    ),
    # Not every article at nature.com is called as its DOI ends: nenergy201741 is 10.1038/nenergy.2017.41.
    (
        r"nature\.com/articles/([ds]\d{5}-[\da-z-]+|[a-z]+(?:\.\d+)+|(?:nature|ncomms|srep)\d+"
        r"|n[a-z]+(?!20\d{3})\d+|\d{6}[a-z]\d)",
        "doi:10.1038/{}",
        "",
    ),
    (r"ijcai\.org/proceedings(?=/20)", "doi:10.24963/ijcai.{}/{}", r"/(\d{4})/0*(\d+)"),
    # What was cited as doid is the end of a DOI; what was cited as id may be of another publisher.
    (r"(?:dl|portal)\.acm\.org/.*[?&]doid=([\d.]+)", "doi:10.1145/{}", ""),
    (
        r"(?:dl|portal)\.acm\.org",
        "url:https://dl.acm.org/citation.cfm?id={}",
        r"/(?:citation|ft_gateway)\.cfm.*[?&]id=(?:\d+\.)?(\d+)",
    ),
    # The id of a revision, a reference or a supplement may be a review's, or a second one of the paper.
    (
        r"(?:api2?\.)?openreview\.net",
        "openreview:{}",
        r"/(?:forum|pdf|attachment(?=.*[?&]name=pdf))\?(?:.*&)?id=([\w-]+)",
    ),
    (r"(?:aclanthology\.org|aclweb\.org/anthology)", "acl:{}", r"/(?:[a-z]/(?:[a-z]\d\d/)?)?([\w.-]+?)"),
    # Semantic Scholar has two numberings, and the hash does not follow from the other.
    (
        r"(?:(?:\w+\.)?semanticscholar\.org/)?corpusid:\s*(\d+)",
        "url:https://api.semanticscholar.org/CorpusID:{}",
        "",
    ),
    (
        r"(?:(?:\w+\.)?semanticscholar\.org|connectedpapers\.com)",
        "s2:{}",
        r"/.*(?:paper|reader|main)/(?:[^/?#]+/)?([\da-f]{40})",
    ),
    (
        rf"(?:pubmed\.{_NCBI}|{_NCBI}/pubmed|europepmc\.org/(?:article|abstract)/med)",
        "pmid:{}",
        r"/(\d+)",
    ),
    (
        r"(?:[\w.]+/(?:pmc/)?articles?/(?:pmc/)?|pmcid:\s*)?PMC(\d+)",
        "url:https://pmc.ncbi.nlm.nih.gov/articles/PMC{}",
        "",
    ),
    (
        rf"(?:europepmc\.org|pmc\.{_NCBI}|{_NCBI}/pmc)",
        "url:https://europepmc.org/article/{}",
        r"/article/(\w+/\w+)",
    ),
    # NeurIPS had numbers until 2019, and hashes since, for the old papers as well.
    (r"papers\.n(?:eur)?ips\.cc/(?:paper_files/)?paper/(\d+-[\w-]+)", "url:https://papers.nips.cc/paper/{}", ""),
    (
        r"(?:papers|proceedings)\.n(?:eur)?ips\.cc",
        "url:https://proceedings.neurips.cc/paper_files/paper/{}/hash/{}-Abstract.html",
        rf"{_HASHED}[\w-]*",
    ),
    (
        r"proceedings\.iclr\.cc",
        "url:https://proceedings.iclr.cc/paper_files/paper/{}/hash/{}-Abstract{}.html",
        rf"{_HASHED}([\w-]*)",
    ),
    (
        r"(?:proceedings\.mlr\.press|jmlr\.org/proceedings/papers|raw\.githubusercontent\.com/mlresearch)",
        "url:https://proceedings.mlr.press/{}/{}.html",
        r"/([rv]\d+)/(?:[\w-]+/assets/)?([\w-]+\d\d[a-z]*)(?:/\2)?\.(?:html|pdf)",
    ),
    (
        r"(?:openaccess\.thecvf\.com|cv-foundation\.org/openaccess)",
        "url:https://openaccess.thecvf.com/{}/html/{}.html",
        r"/(content[\w/-]*)/(?:html|papers)/([^/?#%\s]+_paper)",
    ),
    (
        r"(?:\w+\.)?aaai\.org(?:/ojs)?/+index\.php",
        "url:https://ojs.aaai.org/index.php/{}/article/view/{}",
        r"/([\w-]+)/article/(?:view|download)/(\d+)",
    ),
    (
        r"ieeexplore\.ieee\.org",
        "url:https://ieeexplore.ieee.org/document/{}",
        r"/(?:.*(?:document/|arnumber=)|iel\w+/\d+/\d+/)0*(\d+)",
    ),
]
_PLACES = [
    # After the path come the format, as in .pdf, and whatever else the address asks for.
    (pattern(rf"(?:https://)?(?:www\.)?{place}(?:{path}(?:\.[a-z]+)?)?(?:[/?#&;]\S*)?"), named)
    for place, named, path in _ROWS
]

_URL = pattern(
    r"https?://([a-z\d][\w.-]*)(?::(?:80|443)|(:\d{1,5}))?((?:/[^?# ]*)?)"
    r"(?:\?([^# ]*))?(#[/!][^ ]*)?(?:#[^ ]*)?"
)
_TRACKING = pattern(r"(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)(?:=.*)?")
_ENCODED = re.compile(r"%([2-7][\da-fA-F])")


def normalize(text: str) -> str | None:
    """A web address as https, without what tells no pages apart: tracking, a fragment that is no route."""
    found = _URL.fullmatch(text)
    if found is None:
        return None
    host, port, path, query, route = found.groups(default="")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.fullmatch(part))
    return f"https://{host.lower()}{port}{path.rstrip('/')}{'?' if kept else ''}{kept}{route}"


def name(address: str) -> str | None:
    """The identifier, as written, of the paper at an address, which may lack its https://.

    Empty for what names nothing at a place made for papers; None for an address of no such place.
    """
    for place, named in _PLACES:
        if found := place.fullmatch(address):
            return _ENCODED.sub(_decoded, named.format(*found.groups())) if found[1] else ""
    return None


def _decoded(code: re.Match[str]) -> str:
    """An encoded ASCII character; the others stay encoded."""
    return chr(int(code[1], 16))
