/** What the QR of a poster says: which procedure, which version. */
export type PosterAddress = { readonly slug: string; readonly number: number };

/** Reads the address out of a scanned code, or null when it is no poster of ours. Only the path counts: the office may have moved to another name since it was printed. */
export function parsePosterAddress(scanned: string): PosterAddress | null {
  const found = /(?:^|\/)ban-niem-yet\/([^/?#\s]{1,120})\/(\d{1,6})(?:[/?#]|$)/.exec(scanned.trim());
  if (!found) return null;
  try {
    return { slug: decodeURIComponent(found[1] ?? ''), number: Number(found[2]) };
  } catch {
    return null;
  }
}
