import { describe, expect, it } from 'vitest';
import { addDays, workingDaysFrom } from '@yichuang/contract/calendar';
import { NationalCalendar } from './work-calendar.js';

const calendar = new NationalCalendar();
const kinds = (from: string, to: string) => {
  const found: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) found.push(calendar.dayOf(date).kind);
  return found;
};
const every = (from: string, to: string, kind: string) => expect(new Set(kinds(from, to))).toEqual(new Set([kind]));

describe('the national calendar', () => {
  it('knows the holidays of 2026 as the State Council announced them', () => {
    every('2026-01-01', '2026-01-03', 'holiday');
    every('2026-02-15', '2026-02-23', 'holiday');
    every('2026-04-04', '2026-04-06', 'holiday');
    every('2026-05-01', '2026-05-05', 'holiday');
    every('2026-06-19', '2026-06-21', 'holiday');
    every('2026-09-25', '2026-09-27', 'holiday');
    every('2026-10-01', '2026-10-07', 'holiday');
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'makes the weekend day %s a working day',
    (date) => expect(calendar.dayOf(date).kind).toBe('makeupWorkday'),
  );

  it('knows the holidays of 2025', () => {
    every('2025-01-28', '2025-02-04', 'holiday');
    every('2025-10-01', '2025-10-08', 'holiday');
    for (const date of ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'])
      expect(calendar.dayOf(date).kind).toBe('makeupWorkday');
  });

  it('says why: the name of the holiday', () => {
    expect(calendar.dayOf('2026-10-01')).toEqual({ kind: 'holiday', reason: '国庆节' });
    expect(calendar.dayOf('2026-02-14')).toEqual({ kind: 'makeupWorkday', reason: '春节调休上班' });
    expect(calendar.dayOf('2026-11-21')).toEqual({ kind: 'weekend' });
    expect(calendar.dayOf('2026-11-23')).toEqual({ kind: 'workday' });
  });

  it('counts seven working days over the Spring Festival of 2026', () => {
    expect(workingDaysFrom(calendar, '2026-02-13', 7)).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ]);
  });

  it('gives 2027 on statutory days alone and marks every day as provisional', () => {
    expect(calendar.dayOf('2027-01-01')).toEqual({ kind: 'holiday', reason: '元旦', provisional: true });
    expect(calendar.dayOf('2027-01-04')).toEqual({ kind: 'workday', provisional: true });
    expect(calendar.dayOf('2027-02-05')).toEqual({ kind: 'holiday', reason: '春节', provisional: true });
    expect(calendar.dayOf('2027-03-06')).toEqual({ kind: 'weekend', provisional: true });
  });

  it.each(['2028-01-03', '2031-06-02', '2003-06-02'])('is closed on %s: nobody announced that year', (date) => {
    expect(calendar.dayOf(date)).toEqual({ kind: 'closed', reason: '还没有公布放假安排' });
  });

  it('has the official data of every year that it claims', () => {
    for (let year = 2004; year <= 2026; year++)
      expect(calendar.dayOf(`${year}-10-01`)).toEqual({ kind: 'holiday', reason: '国庆节' });
  });
});
