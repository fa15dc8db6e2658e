import { Link } from '@/components/ui/link';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { validityOn, type ValiditySpan } from '@/lib/domain/procedure/version';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths, withQuery } from '@/lib/text/paths';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';

type ListedVersion = ValiditySpan & {
  readonly number: number;
  readonly slug: string;
  readonly formerCodes: readonly string[];
  readonly decision: { readonly number: string; readonly issuedOn: PlainDate };
  readonly endDecision: { readonly number: string; readonly issuedOn: PlainDate } | null;
};

const COMPARE = { vi: 'Xem phần thay đổi', en: 'See what changed' } as const;

/** Every published version, newest first: from when, by which decision, and what came before it. */
export function VersionHistory({ lang, versions, shown, today }: { lang: Lang; versions: readonly ListedVersion[]; shown: number; today: PlainDate }) {
  const words = PROCEDURE_WORDS[lang];
  const former = versions[0]?.formerCodes ?? [];
  const older = ({ validFrom }: ListedVersion) => versions.find((other) => other.validFrom < validFrom);
  return (
    <ul className="versions">
      {versions.map((version) => {
        const validity = validityOn(version, today);
        const span = words.fromTo(formatDate(version.validFrom), version.validTo && formatDate(version.validTo));
        const said = validity === 'in-force' ? `${span}: ${words.currentVersion}` : validity === 'upcoming' ? `${span}: ${words.upcomingVersion}` : span;
        return (
          <li key={version.number}>
            {version.number === shown ? <b>{said}.</b> : <Link href={withQuery(paths.procedure(version.slug, lang), { ban: version.number })}>{said}</Link>}{version.number !== shown && '.'}{' '}
            {words.decision(version.decision.number, formatDate(version.decision.issuedOn))}
            {version.endDecision && ` ${words.endDecision(version.endDecision.number, formatDate(version.endDecision.issuedOn))}`}
            {older(version) && (
              <>
                {' '}
                <Link href={paths.procedureComparison(version.slug, lang, { tu: older(version)?.number, den: version.number })}>{COMPARE[lang]}</Link>
              </>
            )}
          </li>
        );
      })}
      {former.length > 0 && (
        <li>
          {words.replaces}{' '}
          {former.map((code, index) => (
            <span key={code}>
              {index > 0 && ', '}
              <Link href={paths.procedure(code, lang)}>{code}</Link>
            </span>
          ))}
          .
        </li>
      )}
    </ul>
  );
}
