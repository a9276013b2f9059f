import { describe, expect, it } from 'vitest';
import { NationalCalendar } from '../calendar/work-calendar.js';
import { buildDemoWorld } from '../demo/demo-world.js';
import { distanceBetween, openState } from './hall-view.js';

const center = buildDemoWorld().halls.find(({ id }) => id === 'lkq-center');
if (!center) throw new Error('The demo world has no centre');
const at = (date: string, time: string) => openState(center, { date, time }, new NationalCalendar());

describe('whether a hall is open', () => {
  it.each([
    ['2026-11-23', '08:59', false, '还没上班，9:00 上班'],
    ['2026-11-23', '09:00', true, '正在办公，12:00 下班'],
    ['2026-11-23', '12:00', false, '午间休息，14:00 上班'],
    ['2026-11-23', '16:59', true, '正在办公，17:00 下班'],
    ['2026-11-23', '17:00', false, '已经下班，明天 9:00 上班'],
    ['2026-11-27', '18:00', false, '已经下班，周一 9:00 上班'],
    ['2026-11-21', '10:00', false, '今天休息，周一 9:00 上班'],
    ['2026-02-14', '10:00', true, '正在办公，12:00 下班'],
    ['2026-02-15', '10:00', false, '今天休息（春节），2 月 24 日 周二 9:00 上班'],
    ['2026-10-01', '10:00', false, '今天休息（国庆节），10 月 8 日 周四 9:00 上班'],
    ['2027-01-01', '10:00', false, '今天休息（元旦），周一 9:00 上班'],
    ['2028-01-03', '10:00', false, '今天休息（还没有公布放假安排）'],
  ])('%s %s: %s, %s', (date, time, isOpen, text) => {
    expect(at(date, time)).toMatchObject({ isOpen, text });
  });
});

describe('the distance as the crow flies', () => {
  it('is known for two cities: 鄂州 to 平顶山 about 411 km', () => {
    const metres = distanceBetween({ lat: 30.3956, lng: 114.8909 }, { lat: 33.7661, lng: 113.1925 });
    expect(Math.abs(metres - 408_000)).toBeLessThan(6000);
    expect(distanceBetween({ lat: 30, lng: 114 }, { lat: 30, lng: 114 })).toBe(0);
  });
});
