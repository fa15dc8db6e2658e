import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';

export type SectorChoice = { readonly id: string; readonly name: string; readonly nameEn: string | null };

/** The search over the procedures in force: an ordinary form, so that it works without a script and its address can be shared. */
export function ProcedureSearch({ lang, query = '', sectorId = '', sectors, big = false }: { lang: Lang; query?: string; sectorId?: string; sectors?: readonly SectorChoice[]; big?: boolean }) {
  const words = PROCEDURE_WORDS[lang];
  return (
    <form action={paths.procedures(lang)} method="get" role="search" className="find">
      <div className="field find-words">
        <label className="field-label" htmlFor="tim">
          {big ? words.homeFind : words.search}
        </label>
        {big && <p className="field-hint" id="tim-goi-y">{words.homeFindHint}</p>}
        <input id="tim" name="tim" type="search" className="input" defaultValue={query} maxLength={200} autoComplete="off" spellCheck={false} aria-describedby={big ? 'tim-goi-y' : undefined} />
      </div>
      {sectors && (
        <div className="field find-sector">
          <label className="field-label" htmlFor="linh-vuc">
            {words.sector}
          </label>
          <select id="linh-vuc" name="linhVuc" className="input" defaultValue={sectorId}>
            <option value="">{words.allSectors}</option>
            {sectors.map((sector) => (
              <option key={sector.id} value={sector.id}>
                {lang === 'en' ? (sector.nameEn ?? sector.name) : sector.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <button type="submit" className="btn btn-primary">
        {words.searchButton}
      </button>
    </form>
  );
}
