import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { ONLINE_WORDS } from '@/lib/text/public/online';

/** Takes the submission back, once it is said what that means and who asks for it. */
export function WithdrawForm({ lang, qrToken, errors, said }: { lang: Lang; qrToken: string; errors: { readonly reason?: string; readonly lastFour?: string }; said: string | null }) {
  const words = ONLINE_WORDS[lang];
  return (
    <form method="post" action={paths.withdrawSend(qrToken)} className="online-form" noValidate>
      <input type="hidden" name="lang" value={lang} />
      {said && <Notice tone="error" announce className="mb-4">{said}</Notice>}
      <p className="mb-4"><b>{words.withdrawText}</b></p>
      <TextArea name="reason" label={words.withdrawReason} error={errors.reason} maxLength={500} rows={2} />
      <TextInput name="lastFour" label={words.withdrawFour} error={errors.lastFour} inputMode="numeric" maxLength={8} autoComplete="off" className="lookup-four" />
      <div className="acts online-acts">
        <Button type="submit" tone="danger">{words.withdrawSend}</Button>
        <LinkButton href={paths.lookupByQr(qrToken, lang)}>{words.withdrawNo}</LinkButton>
      </div>
    </form>
  );
}
