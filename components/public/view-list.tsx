import type { LocalTime } from '@/lib/domain/calendar/types';
import type { ViewKind } from '@/lib/domain/dossier/view';
import { formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { VIEW_LIST_WORDS } from '@/lib/text/public/payment';
import { VIEW_KIND_WORDS, viewerRoleWords } from '@/lib/text/view-words';

export type ShownViews = { readonly total: number; readonly latest: readonly { readonly role: string; readonly what: ViewKind; readonly at: LocalTime }[] };

/** "Ai đã xem hồ sơ của tôi": roles and times, never names. */
export function ViewList({ views, lang }: { views: ShownViews; lang: Lang }) {
  const words = VIEW_LIST_WORDS[lang];
  return (
    <details className="lookup-views">
      <summary>{words.title} ({views.total})</summary>
      <p className="small muted mt-2">{words.rule}</p>
      {views.latest.length === 0 ? <p className="mt-2">{words.none}</p> : (
        <ul className="mt-2">
          {views.latest.map((view, at) => (
            <li key={at}>{formatPublicDateTime(view.at, lang)}: {viewerRoleWords(view.role, lang)}, {VIEW_KIND_WORDS[lang][view.what]}</li>
          ))}
        </ul>
      )}
      {views.total > views.latest.length && <p className="small muted mt-2">{words.more(views.latest.length)}</p>}
    </details>
  );
}
