import { Link } from '@/components/ui/link';
import { countAttention } from '@/lib/data/watch-lists';
import type { QueueFilter } from '@/lib/data/queue-filter';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { ATTENTIONS } from '@/lib/domain/dossier/attention';
import { attentionKey } from '@/lib/schemas/queue';
import { formatNumber } from '@/lib/text/format';
import { ATTENTION_LABELS } from '@/lib/text/watch-words';
import { attentionOf } from './queue-ask';

type Props = { filter: QueueFilter; now: LocalTime; hrefOf: (chuY: string | undefined) => string };

/** What to look at beside the due dates, each with its count. Drawn after the list: it counts every open dossier, which the tabs need not. */
export async function AttentionLinks({ filter, now, hrefOf }: Props) {
  const { attention, ...open } = filter;
  const chosen = attention?.kind;
  const counts = await countAttention(open, attentionOf('untouched', now));
  return (
    <nav className="queue-watch" aria-label="Cần chú ý">
      {ATTENTIONS.filter((each) => counts[each] > 0 || each === chosen).map((each) => (
        <Link key={each} href={hrefOf(each === chosen ? undefined : attentionKey(each))} aria-current={each === chosen ? 'true' : undefined}>
          {ATTENTION_LABELS[each]} <b>{formatNumber(counts[each])}</b>
        </Link>
      ))}
    </nav>
  );
}
