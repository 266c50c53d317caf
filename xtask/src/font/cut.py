"""Cuts Schibsted Grotesk to the glyphs of Norwegian and Northern Sami.

Called by `cargo xtask font` with the folder of the npm package, the folder to write the
site's typefaces to, and the one for those that pictures are drawn with. Kerning is two thirds of the cut font, so only the pairs one can see are kept.
"""

import hashlib
import io
import pathlib
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ASCII = "".join(chr(code) for code in range(32, 127))
LATIN = ASCII + "ÆØÅæøåÁáÉéÒòÔôÄäÖöÜü\u00a0\u00ad«»“”‘’–…·©§²−"
SAMI = "ČčĐđŊŋŠšŦŧŽž"
# Thousandths of an em below which a kerned pair looks like an unkerned one.
LEAST_KERN = 15


def keep_visible_kerning(font):
    """Sets kerning below LEAST_KERN to none and the rest to one value for all weights."""
    least = LEAST_KERN * font["head"].unitsPerEm / 1000

    def settle(value):
        advance = getattr(value, "XAdvance", 0) or 0
        value.XAdvance = advance if abs(advance) >= least else 0
        if hasattr(value, "XAdvDevice"):
            del value.XAdvDevice
        return value.XAdvance != 0

    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            table.ValueFormat1 = 4
            if table.Format == 1:
                for pairs in table.PairSet:
                    kept = [pair for pair in pairs.PairValueRecord if settle(pair.Value1)]
                    pairs.PairValueRecord, pairs.PairValueCount = kept, len(kept)
            else:
                for first in table.Class1Record:
                    for second in first.Class2Record:
                        settle(second.Value1)


def cut(source, text, features, weight=(400, 700), flavor="woff2"):
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    # What draws pictures wants the PostScript name too.
    options.name_IDs = [1, 2] if flavor else [1, 2, 6]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    keep_visible_kerning(font)
    font.flavor = flavor
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def main(package, out, drawing):
    out, drawing = pathlib.Path(out), pathlib.Path(drawing)
    for old in out.glob("schibsted-grotesk*.woff2"):
        old.unlink()
    files = pathlib.Path(package) / "files"
    for name, part, text, features in [
        ("schibsted-grotesk", "latin", LATIN, ["kern", "tnum"]),
        ("schibsted-grotesk-sami", "latin-ext", SAMI, []),
    ]:
        font = cut(files / f"schibsted-grotesk-{part}-wght-normal.woff2", text, features)
        digest = hashlib.sha256(font).hexdigest()[:16]
        path = out / f"{name}.{digest}.woff2"
        path.write_bytes(font)
        print(f"{path.name}  {len(font)} bytes")
    # resvg reads no WOFF2, and a face for each weight.
    drawing.mkdir(parents=True, exist_ok=True)
    for weight in (400, 600):
        source = files / "schibsted-grotesk-latin-wght-normal.woff2"
        font = cut(source, LATIN, ["kern"], weight, None)
        path = drawing / f"schibsted-grotesk-{weight}.ttf"
        path.write_bytes(font)
        print(f"{path.name}  {len(font)} bytes")


main(*sys.argv[1:])
