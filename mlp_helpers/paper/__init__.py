"""From a photo or a scan of paper to a drawing, white ink on black, and where its digits are.

files : a picture file becomes pixels, upright, or a sentence says why not (`open_photo`).
"""

from mlp_helpers import on_demand

__getattr__, __dir__, __all__ = on_demand(__name__, open_photo="files")
