import { OpeningHours } from '@/components/public/opening-hours';
import { ProcedureSearch } from '@/components/procedure/procedure-search';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { listUnits, theAgency } from '@/lib/data/agency';
import { deskWeekOn, listDeskWeeks } from '@/lib/data/calendar-records';
import { listInForce, listSectors } from '@/lib/data/procedures';
import { today } from '@/lib/platform/clock';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { LOOKUP_WORDS } from '@/lib/text/public/lookup';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';

/** The first page: find a procedure, or a dossier. */
export async function HomePage({ lang }: { lang: Lang }) {
  const words = PROCEDURE_WORDS[lang];
  const agency = await theAgency();
  const on = today();
  const [inForce, sectors, units, weeks] = [await listInForce(agency.id, on), await listSectors(agency.id), await listUnits(agency.id), await listDeskWeeks(agency.id)];
  const counts = new Map<string, number>();
  for (const version of inForce) counts.set(version.sectorId, (counts.get(version.sectorId) ?? 0) + 1);
  const desk = units.find((unit) => unit.kind === 'one-stop-desk' && unit.isActive);
  const week = desk && deskWeekOn(weeks, desk.id, on);
  return (
    <div className="home">
      <section>
        <h1 className="home-title">{words.homeTitle}</h1>
        <ProcedureSearch lang={lang} big />
      </section>
      <section className="home-lookup">
        <h2>{words.homeLookup}</h2>
        <p>{words.homeLookupText}</p>
        <LinkButton href={paths.lookup(lang)} tone="primary">
          {LOOKUP_WORDS[lang].title}
        </LinkButton>
      </section>
      {counts.size > 0 && (
        <section>
          <h2>{words.homeSectors}</h2>
          <ul className="sectors">
            {sectors.filter((sector) => counts.has(sector.id)).map((sector) => (
              <li key={sector.id}>
                <Link href={paths.procedures(lang, { linhVuc: sector.id })}>{lang === 'en' ? (sector.nameEn ?? sector.name) : sector.name}</Link> <span className="muted">{counts.get(sector.id)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {week && (
        <section>
          <h2>{words.homeOpening}</h2>
          <OpeningHours days={week.days} lang={lang} />
        </section>
      )}
    </div>
  );
}
