import { describe, expect, it } from 'vitest';
import { readNoticeLines } from './notice-lines';

const days = (text: string, year: number | null = 2027) => readNoticeLines(text, year).days.map(({ on, name }) => `${on} ${name ?? ''}`.trim());
const problems = (text: string, year: number | null = 2027) => readNoticeLines(text, year).problems;

describe('a pasted list of days', () => {
  it('takes a day, a range and a name in the ways people write them', () => {
    expect(days('01/01/2027 Tết Dương lịch')).toEqual(['2027-01-01 Tết Dương lịch']);
    expect(days('- Thứ Sáu, 01/01: Tết Dương lịch;')).toEqual(['2027-01-01 Tết Dương lịch']);
    expect(days('Từ thứ Sáu ngày 05/02/2027 đến hết Thứ Hai (08/02/2027), Tết Nguyên đán')).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'].map((on) => `${on} Tết Nguyên đán`));
    expect(days('30/4 - 1/5')).toEqual(['2027-04-30', '2027-05-01']);
    expect(days('2027-09-02')).toEqual(['2027-09-02']);
    expect(days('2.9.2027\tQuốc khánh')).toEqual(['2027-09-02 Quốc khánh']);
    expect(days('\n\r\n  \n')).toEqual([]);
  });

  it('keeps the number of the line', () => {
    expect(readNoticeLines('\n01/01/2027\n\n02/09/2027', 2027).days.map((day) => day.line)).toEqual([2, 4]);
  });

  it('says what is wrong with which line, and reads the others', () => {
    const read = readNoticeLines('30/02/2027 Tết\nTết Dương lịch\nThứ Hai 01/01/2027\n08/02/2027 đến 05/02/2027\n02/09/2027 Quốc khánh\n01/01/2027 - 31/12/2027', 2027);
    expect(read.days.map((day) => day.on)).toEqual(['2027-09-02']);
    expect(read.problems.map(({ line }) => line)).toEqual([1, 2, 3, 4, 6]);
    expect(read.problems[0]?.message).toBe('ngày 30/02/2027 không có thật');
    expect(read.problems[2]?.message).toBe('01/01/2027 là Thứ Sáu, không phải Thứ Hai');
    expect(read.problems[3]?.message).toBe('ngày cuối 05/02/2027 trước ngày đầu 08/02/2027');
  });

  it('does not take a date without a year when no year is known', () => {
    expect(problems('30/4', null)).toEqual([{ line: 1, message: 'ngày 30/4 không có thật hoặc thiếu năm' }]);
  });

  it('stands hostile text', () => {
    expect(problems(`${'9'.repeat(100_000)}\n<script>alert(1)</script>`).map(({ line }) => line)).toEqual([1, 2]);
    expect(problems('x\n'.repeat(5_000))).toHaveLength(201);
  });
});
