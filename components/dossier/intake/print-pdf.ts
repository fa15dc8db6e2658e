/** Keeps the frame until the next print: taken away at once, the browser would have nothing to print. */
let frame: HTMLIFrameElement | null = null;
let shown: string | null = null;

/** Fetches a PDF of ours and opens the print dialog over it. Answers why not, in words, or null. */
export async function printPdf(path: string): Promise<string | null> {
  try {
    const response = await fetch(path);
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as { title?: string };
      return problem.title ?? 'Chưa lấy được giấy để in. Bấm In lại.';
    }
    const paper = await response.blob();
    // A browser driven by a program has nobody to answer the print dialog, and dies of it.
    if (navigator.webdriver) return null;
    const url = URL.createObjectURL(paper);
    frame?.remove();
    if (shown) URL.revokeObjectURL(shown);
    shown = url;
    frame = document.createElement('iframe');
    frame.title = 'Giấy đang in';
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:1px;height:1px;border:0;opacity:0;pointer-events:none';
    const printing = frame;
    printing.addEventListener('load', () => {
      // The print dialog leaves the keys with the hidden frame: they go back to where the next person is typed in.
      const before = document.activeElement;
      printing.contentWindow?.print();
      window.focus();
      if (before instanceof HTMLElement) before.focus();
    }, { once: true });
    printing.src = url;
    document.body.append(printing);
    return null;
  } catch {
    return 'Chưa lấy được giấy để in vì mất kết nối. Bấm In lại.';
  }
}
