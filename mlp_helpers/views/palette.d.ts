/** Made from palette.py: stops of each scale, [red, green, blue]. */
export const SCALES: Record<"light" | "signed", number[][]>;
