import { describe, expect, it } from 'vitest';
import { departmentSpans, favourOf } from './asked-for.js';

const ofPolice = (taskName: string) => ({ taskName, department: '公安局' });
const favoured = (query: string, names: readonly string[]) =>
  names.toSorted((a, b) => favourOf(query)(ofPolice(b)) - favourOf(query)(ofPolice(a)))[0];

describe('the deed and the department that a query names', () => {
  it.each([
    ['教练车证丢了', '教练车备案证办理（补办）'],
    ['教练车不干了', '教练车备案证办理（注销）'],
    ['教练车证到期了', '教练车备案证办理（换证）'],
    ['教练车换老板', '教练车备案证办理（变更）'],
    ['教练车证是真的假的', '教练车备案证真伪查验'],
  ])('of %s is told from the other deeds', (query, name) => {
    const names = ['办理', '办理（补办）', '办理（注销）', '办理（换证）', '办理（变更）', '真伪查验'];
    expect(
      favoured(
        query,
        names.map((one) => `教练车备案证${one}`),
      ),
    ).toBe(name);
  });

  it.each(['找不到工作', '领补贴', '危房改造', '孕前检查', '补交社保', '转让股权', '汽车以旧换新'])(
    'is not heard in %s, which asks for a thing',
    (query) => {
      expect(favourOf(query)(ofPolice('居民身份证补领'))).toBeLessThanOrEqual(0);
      expect(favourOf(query)(ofPolice('档案查询'))).toBeLessThanOrEqual(0);
    },
  );

  it('puts what the department does before the same of others, and is no part of the matter', () => {
    const favour = favourOf('去派出所开证明');
    expect(favour(ofPolice('证明开具'))).toBeGreaterThan(favour({ taskName: '证明开具', department: '民政局' }));
    expect(departmentSpans('去税务局投诉')).toEqual([{ from: 1, to: 4 }]);
    expect(departmentSpans('投诉举报')).toEqual([]);
  });
});
