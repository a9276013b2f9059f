import type * as z from 'zod/mini';

type Issue = z.core.$ZodRawIssue;
const isCounted = (issue: Issue) => issue.code === 'too_small' || issue.code === 'too_big';

function counted(issue: Issue & { code: 'too_small' | 'too_big' }) {
  const [bound, word] = issue.code === 'too_small' ? [issue.minimum, '至少'] : [issue.maximum, '最多'];
  if (issue.origin === 'string')
    return issue.code === 'too_small' && Number(bound) === 1 ? '请填写此项' : `${word}填写 ${bound} 个字`;
  if (issue.origin === 'array' || issue.origin === 'set') return `${word}选择 ${bound} 项`;
  return issue.code === 'too_small' ? `不能小于 ${bound}` : `不能大于 ${bound}`;
}

/** zod's own zh-CN says 「无效输入：期望 string，实际接收 undefined」: right for a developer, useless for an elder. */
export function citizenMessage(issue: Issue): string | undefined {
  if (issue.input === undefined || issue.input === null) return '请填写此项';
  if (isCounted(issue)) return counted(issue);
  if (issue.code === 'invalid_value') return '请从给出的选项中选择';
  if (issue.code === 'unrecognized_keys') return `不认识的字段：${issue.keys.join('、')}`;
  if (issue.code === 'invalid_format' && issue.format === 'date') return '请填写有效日期，如 2026-11-23';
  if (issue.code === 'invalid_type') return issue.expected === 'int' ? '请填写整数' : '填写的格式不对';
  return '填写的内容不正确';
}
