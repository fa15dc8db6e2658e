/** Where the choice of the theme is kept on the device. */
export const THEME_KEY = 'giao-dien';

/**
 * Runs before the first paint, so that a chosen theme never flashes. Also marks that scripts run, which shows what works
 * only with one. The text never changes: a content security policy may allow it by its hash.
 */
export const THEME_SCRIPT = `(function(){var d=document.documentElement.dataset;d.js='';try{var t=localStorage.getItem('${THEME_KEY}');if(t==='dark'||t==='light')d.theme=t}catch(e){}})()`;

export function ThemeScript({ nonce }: { nonce?: string }) {
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />;
}
