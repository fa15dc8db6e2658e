import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-input';
import { formatBytes } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { fileFault, ONLINE_WORDS } from '@/lib/text/public/online';
import { UploadSlot, type SlotFile } from './upload-slot';

type SupplementFormProps = {
  lang: Lang; qrToken: string; seq: number;
  /** Of an online submission that has not been accepted: no clock runs yet. */
  isSubmission: boolean;
  items: readonly string[]; files: readonly (SlotFile & { readonly ordinal: number | null })[];
  problem: { readonly slot: string; readonly refusal: string } | null;
};

/** What was asked for, each with its files; one button hands all of it in. */
export function SupplementForm({ lang, qrToken, seq, isSubmission, items, files, problem }: SupplementFormProps) {
  const words = ONLINE_WORDS[lang];
  const asked = items.length > 0 ? items : [words.addOther];
  const of = (slot: string) => (problem?.slot === slot ? [{ name: '', refusal: problem.refusal }] : []);
  return (
    <form method="post" action={paths.supplementSend(qrToken)} encType="multipart/form-data" className="online-form">
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="yeuCau" value={seq} />
      {problem?.slot === '' && <Notice tone="error" announce className="mb-4">{problem.refusal === 'NothingBrought' ? words.addNothing : fileFault(problem.refusal, lang)}</Notice>}
      <p className="small muted">{words.limits} {files.length > 0 && words.used(formatBytes(files.reduce((sum, { size }) => sum + size, 0), lang), files.length)}</p>
      <ol className="upload-list">
        {asked.map((item, index) => (
          <UploadSlot key={index} lang={lang} slot={String(index + 1)} title={<span lang={lang === 'en' ? 'vi' : undefined}>{index + 1}. {item}</span>} files={files.filter(({ ordinal }) => ordinal === index + 1)} problems={of(String(index + 1))} />
        ))}
        {items.length > 0 && <UploadSlot lang={lang} slot="khac" title={<>{words.addOther}<span className="field-optional">, {words.optional}</span></>} files={files.filter(({ ordinal }) => ordinal === null)} problems={of('khac')} />}
      </ol>
      <TextArea name="note" label={words.addNote} optional optionalWords={words.optional} maxLength={1_000} rows={2} />
      <p className="small muted mt-3">{isSubmission ? words.addEffectBefore : words.addEffect}</p>
      <div className="acts online-acts">
        <Button type="submit" name="viec" value="nop" tone="primary">{words.addSend}</Button>
        <LinkButton href={paths.lookupByQr(qrToken, lang)}>{words.backToDossier}</LinkButton>
      </div>
    </form>
  );
}
