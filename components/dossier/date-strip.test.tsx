import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { explain } from '@/lib/domain/calendar/add-term';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate, plainDateOfEpochDay } from '@/lib/domain/calendar/plain-date';
import type { ClockPause, ExplainedDueDate, PauseRule, StatutoryTerm } from '@/lib/domain/calendar/types';
import { calendarFromReference } from '@/lib/domain/calendar/working-calendar';
import { DateStrip, type DateStripProps } from './date-strip';

const calendar = calendarFromReference(JSON.parse(readFileSync('prisma/seed/reference/calendar.json', 'utf8')));

function explained(received: string, term: StatutoryTerm, rule: PauseRule = 'resume', pauses: readonly (readonly [string, string])[] = []): ExplainedDueDate {
  const asPauses = pauses.map(([from, to]): ClockPause => ({ from: localTime(from), to: localTime(to), cause: 'supplement' }));
  const result = explain(localTime(received), term, rule, asPauses, calendar);
  if (!result.ok) throw new Error(result.refusal.name);
  return result.value;
}

const draw = (why: ExplainedDueDate, today: string, more: Partial<DateStripProps> = {}): string =>
  renderToStaticMarkup(<DateStrip days={why.days} due={why.due} provisional={why.provisional} unannouncedYears={why.unannouncedYears} today={plainDate(today)} {...more} />);

const sentences = (html: string): string[] => [...html.matchAll(/<span class="vh">([^<]*)<\/span>/g)].map((match) => match[1] ?? '');

/** The cell of a day, by the first words of its sentence. */
const cell = (html: string, date: string): string => html.match(new RegExp(`<li class="d[^>]*><span class="vh">[^<]*${date}:.*?</li>`))?.[0] ?? '';

describe('DateStrip', () => {
  const usual = explained('2026-11-16T08:42', { unit: 'working-day', value: 7 });

  it('says every day from receipt to due as a sentence', () => {
    expect(sentences(draw(usual, '2026-11-20'))).toEqual([
      'Thứ Hai 16/11/2026: ngày nhận, không tính.',
      'Thứ Ba 17/11/2026: tính là ngày thứ 1.',
      'Thứ Tư 18/11/2026: tính là ngày thứ 2.',
      'Thứ Năm 19/11/2026: tính là ngày thứ 3.',
      'Thứ Sáu 20/11/2026: tính là ngày thứ 4, hôm nay.',
      'Thứ Bảy 21/11/2026: ngày nghỉ, không tính.',
      'Chủ nhật 22/11/2026: ngày nghỉ, không tính.',
      'Thứ Hai 23/11/2026: tính là ngày thứ 5.',
      'Thứ Ba 24/11/2026: ngày nghỉ lễ, không tính.',
      'Thứ Tư 25/11/2026: tính là ngày thứ 6.',
      'Thứ Năm 26/11/2026: tính là ngày thứ 7, hạn trả.',
    ]);
  });

  it('tells the same in English', () => {
    const said = sentences(draw(usual, '2026-11-20', { lang: 'en' }));
    expect(said[1]).toBe('Tuesday 17/11/2026: counted as the 1st day.');
    expect(said.at(-1)).toBe('Thursday 26/11/2026: counted as the 7th day, due date.');
    expect(said.join(' ')).not.toMatch(/[àáảãạăâđêôơư]/i);
  });

  it('fills the days that have passed, outlines those to come, frames today', () => {
    const html = draw(usual, '2026-11-20');
    expect(cell(html, '19/11/2026')).toContain('class="d d-counted d-past"');
    expect(cell(html, '20/11/2026')).toContain('class="d d-counted d-past d-today"');
    expect(cell(html, '25/11/2026')).toContain('class="d d-counted"');
    expect(cell(html, '26/11/2026')).toContain('d-due');
  });

  it('begins its weeks on Monday and shows the days around it without a word', () => {
    const html = draw(explained('2026-08-19T09:14', { unit: 'working-day', value: 2 }), '2026-08-19');
    expect(html.match(/d-out/g)).toHaveLength(4); // Monday and Tuesday before, Saturday and Sunday after
  });

  it('marks a worked Saturday and a pause, and names the request and the missing decision', () => {
    const why = explained('2026-08-19T09:14', { unit: 'working-day', value: 10 }, 'resume', [['2026-08-25T08:35', '2026-08-27T09:50']]);
    const html = draw(why, '2026-09-03', { pauses: [{ label: 'phiếu yêu cầu bổ sung lần 1', href: '/ho-so/x#mau-02' }], layout: 'line' });
    expect(cell(html, '22/08/2026')).toContain('d-makeup');
    expect(cell(html, '22/08/2026')).toContain('thứ Bảy làm bù');
    expect(cell(html, '25/08/2026')).toContain('d-paused');
    expect(html).toContain('<a href="/ho-so/x#mau-02">phiếu yêu cầu bổ sung lần 1</a>');
    expect(html).toContain('chưa nhập quyết định');
    expect(html).toContain('class="line-21"');
  });

  it('outlines a provisional due day and says which year has no calendar', () => {
    const why = explained('2026-12-10T09:14', { unit: 'working-day', value: 20 });
    const html = draw(why, '2026-12-11');
    expect(why.provisional).toBe(true);
    expect(html).toContain('d-due d-provisional');
    expect(html).toContain('tạm tính, chưa có lịch năm 2027');
    expect(sentences(html).at(-1)).toContain('hạn trả tạm tính');
  });

  it('shows hours where the limit is in hours', () => {
    const html = draw(explained('2026-11-20T14:00', { unit: 'working-hour', value: 12 }), '2026-11-20');
    expect(sentences(html)[0]).toBe('Thứ Sáu 20/11/2026: ngày nhận, tính 3 giờ, hôm nay.');
    expect(cell(html, '20/11/2026')).toContain('<i class="k">3 giờ</i>');
  });

  it('says why a count was given up', () => {
    const why = explained('2026-11-02T09:00', { unit: 'working-day', value: 5 }, 'restart', [['2026-11-05T08:35', '2026-11-10T09:50']]);
    const html = draw(why, '2026-11-20');
    expect(cell(html, '03/11/2026')).toContain('thời hạn tính lại từ đầu');
    expect(cell(html, '03/11/2026')).toContain('d-void');
  });

  it('goes by weeks when a line cannot hold the days', () => {
    const long = explained('2026-08-03T09:00', { unit: 'working-day', value: 40 });
    expect(draw(long, '2026-08-03', { layout: 'line' })).not.toContain('line-');
  });

  it('draws nothing without days', () => {
    expect(renderToStaticMarkup(<DateStrip days={[]} due={usual.due} provisional={false} today={plainDate('2026-11-20')} />)).toBe('');
  });

  it('has one sentence a day, one due cell, and a last number that is the limit, whatever the dossier', () => {
    const day = fc.integer({ min: 17_200, max: 20_700 }); // 2017 to 2026
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(day, minute, fc.integer({ min: 1, max: 45 }), fc.constantFrom('working-day' as const, 'calendar-day' as const), (epochDay, at, value, unit) => {
        const result = explain({ on: plainDateOfEpochDay(epochDay), minute: at }, { unit, value }, 'resume', [], calendar);
        if (!result.ok) return;
        const html = draw(result.value, '2026-11-20');
        expect(sentences(html)).toHaveLength(result.value.days.length);
        expect(html.match(/ d-due/g)).toHaveLength(1);
        const numbers = [...html.matchAll(/<i class="k">(\d+)<\/i>/g)].map((match) => Number(match[1]));
        expect(numbers).toEqual(Array.from({ length: value }, (_, index) => index + 1));
      }),
      { numRuns: 60 },
    );
  });
});
