/** A scanner may stumble once or twice; after a longer pause something else begins. */
const LONGEST_GAP_MS = 150;
/** The mean gap over a whole burst tells them apart: scanners keep below 30 ms even over a slow link, no hand below 50. */
const LONGEST_MEAN_GAP_MS = 40;
const SHORTEST_BURST = 8;

export type KeyPress = {
  readonly key: string;
  /** Milliseconds, as events carry them. */
  readonly at: number;
  /** The keyboard is composing (Telex, VNI), or hides which key it was. */
  readonly isComposing: boolean;
};

/** `text` is what the keys said; `isComposed` when some of them were hidden, so that the field must be asked. */
export type Burst = { readonly text: string; readonly isComposed: boolean };

const isCharacter = (key: string): boolean => [...key].length === 1;

/**
 * Tells a scanner's burst from a person's typing: characters in quick succession that end with Enter. Feed it every key;
 * it answers the burst at its Enter. `onStart` is called with the first key of what may become one.
 */
export class ScanBurst {
  private text = '';
  private startedAt = 0;
  private lastAt = Number.NEGATIVE_INFINITY;
  private count = 0;
  private isComposed = false;

  constructor(private readonly onStart: () => void = () => undefined) {}

  press({ key, at, isComposing }: KeyPress): Burst | null {
    if (key === 'Shift' || key === 'Alt' || key === 'Control' || key === 'CapsLock') return null;
    const isNext = at - this.lastAt <= LONGEST_GAP_MS;
    if (key === 'Enter') {
      const mean = (at - this.startedAt) / Math.max(1, this.count);
      const burst = isNext && this.count >= SHORTEST_BURST && mean <= LONGEST_MEAN_GAP_MS ? { text: this.text, isComposed: this.isComposed } : null;
      this.forget();
      return burst;
    }
    const isHidden = isComposing || key === 'Process' || key === 'Unidentified' || key === 'Dead';
    if (!isHidden && !isCharacter(key) && key !== 'Backspace') {
      this.forget();
      return null;
    }
    if (!isNext) {
      this.forget();
      this.startedAt = at;
      this.onStart();
    }
    this.lastAt = at;
    this.count += 1;
    this.isComposed ||= isHidden;
    // A keyboard driver that composes by itself takes letters back and writes others.
    if (key === 'Backspace') this.text = [...this.text].slice(0, -1).join('');
    else if (!isHidden) this.text += key;
    return null;
  }

  private forget(): void {
    this.text = '';
    this.count = 0;
    this.isComposed = false;
    this.lastAt = Number.NEGATIVE_INFINITY;
  }
}
