import type { Metadata } from 'next';
import { CalendarLegend, YearCalendar } from '@/components/calendar/year-calendar';
import { DeskWeekTable, OfficeHoursList } from '@/components/calendar/hours-lists';
import { SpecialDayList } from '@/components/calendar/special-day-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { deskWeekOn, listCalendarRevisions, listCalendarYears, listDeskWeeks, listSpecialDays, type CalendarRevisionRecord, type CalendarYearRecord } from '@/lib/data/calendar-records';
import { can } from '@/lib/domain/access/can';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { localTimeOf, today } from '@/lib/platform/clock';
import { decisionWords } from '@/lib/text/calendar-words';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import './calendar.css';

export const metadata: Metadata = { title: 'Lịch làm việc' };

const CHANGES_SHOWN = 8;
const EARLIEST = 2000;
const LATEST = 2100;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

function YearTabs({ years, shown, announced }: { years: readonly number[]; shown: number; announced: ReadonlySet<number> }) {
  return (
    <nav className="tabs mb-3" aria-label="Năm">
      {years.map((year) => (
        <Link key={year} href={paths.calendar(year)} aria-current={year === shown ? 'page' : undefined}>
          {year}
          {!announced.has(year) && ', chưa công bố'}
        </Link>
      ))}
    </nav>
  );
}

function YearStanding({ year, record, mayChange }: { year: number; record: CalendarYearRecord | undefined; mayChange: boolean }) {
  if (!record) {
    return (
      <Notice tone="warning" title={`Chưa công bố lịch năm ${year}`} className="mb-3">
        Hạn trả rơi vào năm này là tạm tính: chỉ trừ ngày nghỉ hằng tuần và những ngày đã nhập. {mayChange && <Link href={paths.calendarNotice(year)}>Nhập thông báo lịch nghỉ năm {year}</Link>}
      </Notice>
    );
  }
  return (
    <p className="muted mb-3">
      Lịch năm {year} đã công bố: {record.decision ? decisionWords(record.decision) : <span className="flag">chưa nhập quyết định</span>}
      {record.decision && !record.isVerified && (
        <>
          , <span className="flag">chưa đối chiếu bản gốc</span>
        </>
      )}
      .
    </p>
  );
}

function Changes({ revisions }: { revisions: readonly CalendarRevisionRecord[] }) {
  return (
    <ul className="changes">
      {revisions.map((revision) => (
        <li key={revision.version}>
          {revision.note}
          <span>
            Bản {revision.version}, {revision.byName ?? 'hệ thống'}, {formatDateTime(localTimeOf(revision.createdAt))}
            {revision.decision && `, ${decisionWords(revision.decision)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await staffPage('calendar:view');
  const { agencyId } = actor;
  const mayChange = can(actor, 'calendar:change');
  const on = today();
  const query = await searchParams;
  const asked = Number(queryText(query.nam));
  const [calendar, yearRecords, units, weeks, revisions] = await Promise.all([loadCalendar(agencyId), listCalendarYears(agencyId), listUnits(agencyId), listDeskWeeks(agencyId), listCalendarRevisions(agencyId, CHANGES_SHOWN)]);
  const announced = new Set(yearRecords.map(({ year }) => year));
  const last = Math.max(yearOf(on), ...announced) + 1;
  const first = Math.min(yearOf(on), ...announced);
  const usual = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  const year = Number.isInteger(asked) && asked >= EARLIEST && asked <= LATEST ? asked : yearOf(on);
  // A year far off may hold a day that was swapped into it.
  const years = usual.includes(year) ? usual : [...usual, year].sort((a, b) => b - a);
  const days = await listSpecialDays(agencyId, year);
  const saved = Number(queryText(query.daLuu));
  const done = revisions.find((revision) => revision.version === saved);
  const desks = units.filter((unit) => unit.kind === 'one-stop-desk' && unit.isActive);
  const isAnnounced = announced.has(year);
  return (
    <>
      <PageHeader
        title="Lịch làm việc"
        meta="Thời hạn hồ sơ tính theo lịch này: ngày nghỉ không tính, ngày làm bù có tính."
        actions={
          mayChange && (
            <>
              <LinkButton href={paths.calendarNotice(isAnnounced ? last : year)} tone="primary">
                Nhập thông báo năm {isAnnounced ? last : year}
              </LinkButton>
              {isAnnounced && <LinkButton href={paths.calendarNotice(year)}>Sửa danh sách năm {year}</LinkButton>}
              <LinkButton href={paths.calendarSwap()}>Đổi ngày</LinkButton>
              <LinkButton href={paths.calendarDecision(year)}>Nhập quyết định</LinkButton>
            </>
          )
        }
      />
      {done && (
        <Notice tone="success" announce title="Đã lưu lịch" className="mb-3">
          {done.note}. Hạn trả của các hồ sơ đang giải quyết đã được tính lại; ngày in trên giấy hẹn giữ nguyên.
        </Notice>
      )}
      <YearTabs years={years} shown={year} announced={announced} />
      <YearStanding year={year} record={yearRecords.find((record) => record.year === year)} mayChange={mayChange} />
      <div className="cal-columns">
        <Sheet className={isAnnounced ? undefined : 'cal-unannounced'}>
          <h2 className="vh">Lịch năm {year}</h2>
          <YearCalendar year={year} specialDays={calendar.specialDays} restDays={calendar.restDays} today={on} />
          <CalendarLegend />
        </Sheet>
        <div className="cal-side">
          <Sheet title={`Ngày nghỉ và ngày làm bù năm ${year}`} aside={`${days.length} ngày`} id="ngay">
            {days.length > 0 ? <SpecialDayList days={days} year={year} decisionHref={mayChange ? paths.calendarDecision(year) : null} /> : <EmptyState>Chưa có ngày nghỉ hay ngày làm bù nào của năm {year}.</EmptyState>}
          </Sheet>
        </div>
      </div>
      <div className="cal-under">
        <Sheet title="Giờ làm việc" aside="tính thời hạn theo giờ này" id="gio-lam-viec">
          <OfficeHoursList hours={calendar.officeHours} today={on} />
          {mayChange && (
            <div className="acts mt-3">
              <LinkButton href={paths.calendarOfficeHours()}>Đổi giờ làm việc</LinkButton>
            </div>
          )}
        </Sheet>
        {desks.map((desk) => {
          const week = deskWeekOn(weeks, desk.id, on);
          return (
            <Sheet key={desk.id} title={desk.name} aside="giờ mở cửa, không tính thời hạn" id={`mo-cua-${desk.id}`}>
              {week ? <DeskWeekTable week={week} /> : <p className="muted">Chưa nhập giờ mở cửa.</p>}
              {weeks.filter((one) => one.unitId === desk.id && one.effectiveFrom > on).map((one) => (
                <p key={one.effectiveFrom} className="small muted mt-2">
                  Từ {formatDate(one.effectiveFrom)} có giờ mở cửa mới.
                </p>
              ))}
              {mayChange && (
                <div className="acts mt-3">
                  <LinkButton href={paths.calendarDeskHours(desk.id)}>Đổi giờ mở cửa</LinkButton>
                </div>
              )}
            </Sheet>
          );
        })}
        <Sheet title="Thay đổi gần đây" id="thay-doi">
          <Changes revisions={revisions} />
        </Sheet>
      </div>
    </>
  );
}
