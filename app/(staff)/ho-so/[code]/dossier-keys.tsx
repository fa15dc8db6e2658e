'use client';

import { Button } from '@/components/ui/button';
import { KeyHelp } from '@/components/ui/key-help';
import { useStatusLine } from '@/components/ui/status-line';
import { useHotkeys } from '@/components/ui/use-hotkeys';

type ActKey = { readonly letter: string; readonly label: string };

/** Copy the code, print the page. */
export function DossierButtons({ code }: { code: string }) {
  const say = useStatusLine();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      say(`Đã sao chép mã ${code}.`);
    } catch {
      say('Trình duyệt không cho sao chép. Chọn mã rồi bấm Ctrl + C.');
    }
  };
  useHotkeys({ c: () => void copy(), p: () => window.print() });
  return (
    <>
      <Button keys={['P']} onClick={() => window.print()}>
        In
      </Button>
      <Button keys={['C']} onClick={() => void copy()}>
        Sao chép mã
      </Button>
    </>
  );
}

/** The keys of this page, behind "?". */
export function DossierKeyHelp({ acts }: { acts: readonly ActKey[] }) {
  return <KeyHelp keys={[{ keys: ['C'], does: 'Sao chép mã hồ sơ' }, { keys: ['P'], does: 'In trang này' }, ...acts.map(({ letter, label }) => ({ keys: [letter], does: label }))]} />;
}
