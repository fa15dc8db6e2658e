import 'server-only';
import { loadCalendar } from '@/lib/data/calendar';
import { readProcedureFacts } from '@/lib/data/control';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { CheckedVersion } from '@/lib/domain/procedure/checks';
import { hangsOn, kindsLacking, publicationWay, type PlaceKind, type PublicationStep } from '@/lib/domain/procedure/posting';
import { upcomingVersion, versionInForce } from '@/lib/domain/procedure/version';

/** One procedure on the gap meter: the version that counts, its way, and where it is lacking on the day. */
export type PublicationLine = {
  readonly slug: string;
  readonly code: string | null;
  readonly procedureId: string;
  readonly version: CheckedVersion;
  readonly isUpcoming: boolean;
  readonly way: readonly PublicationStep[];
  /** Compulsory places in which the version does not hang on the day. Empty for what is published; not judged for a coming version. */
  readonly lacking: readonly PlaceKind[];
};

/** A procedure that has ended and still hangs somewhere on the day. */
export type LeftOver = { readonly slug: string; readonly name: string; readonly validTo: PlainDate | null; readonly places: readonly string[] };

export type Publication = { readonly inForce: number; readonly published: number; readonly lines: readonly PublicationLine[]; readonly leftOvers: readonly LeftOver[] };

/**
 * How far the procedures are public as of the end of a day: those in force, how many of them hang in all three compulsory
 * places, and the way of each version from its decision. Nothing is stored, so any past day can be asked again.
 */
export async function readPublication(agencyId: number, on: PlainDate): Promise<Publication> {
  const [{ places, procedures }, calendar] = await Promise.all([readProcedureFacts(agencyId), loadCalendar(agencyId)]);
  const lines = procedures.flatMap(({ id, slug, code, versions, postings }): PublicationLine[] => {
    const line = (version: CheckedVersion, isUpcoming: boolean): PublicationLine => ({
      slug, code, procedureId: id, version, isUpcoming, way: publicationWay(version, places, postings, on, calendar), lacking: isUpcoming ? [] : kindsLacking(version.id, places, postings, on),
    });
    const current = versionInForce(versions, on);
    const coming = upcomingVersion(versions, on);
    return [...(current ? [line(current, false)] : []), ...(coming && coming.decision.issuedOn <= on ? [line(coming, true)] : [])];
  });
  const current = lines.filter(({ isUpcoming }) => !isUpcoming);
  const leftOvers = procedures.flatMap(({ slug, versions, postings }): LeftOver[] => {
    if (versionInForce(versions, on) !== null) return [];
    const hanging = postings.filter((posting) => hangsOn(posting, on) && places.some(({ id, isActive }) => id === posting.placeId && isActive));
    const last = versions.findLast(({ validFrom, isSuperseded }) => validFrom <= on && !isSuperseded);
    return hanging.length === 0 || !last ? [] : [{ slug, name: last.name, validTo: last.validTo, places: [...new Set(hanging.map(({ placeId }) => places.find(({ id }) => id === placeId)?.name ?? ''))] }];
  });
  return { inForce: current.length, published: current.filter(({ lacking }) => lacking.length === 0).length, lines, leftOvers };
}
