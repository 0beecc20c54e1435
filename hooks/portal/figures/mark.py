"""The mark of the portal: three unequal blocks that lie as the countries do, parted by the seam of their borders."""

MARK_SIZE = 32
# Left, top, width and height, on a square of `MARK_SIZE`; at 16 pixels every edge falls between two of them.
BLOCKS = ((14, 0, 12, 16), (0, 18, 20, 10), (22, 18, 8, 12))
MARK_PATH = "".join(f"M{left} {top}h{width}v{height}H{left}z" for left, top, width, height in BLOCKS)


def mark_svg(ink: str) -> str:
    """The mark as a vector picture in one ink."""
    box = f"0 0 {MARK_SIZE} {MARK_SIZE}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path fill="{ink}" d="{MARK_PATH}"/></svg>'
