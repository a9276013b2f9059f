import { departmentSpans } from './asked-for.js';

/** What a sentence says besides the matter. It is still matched where a name has it, but nothing is missing without it. */
const PHRASES = `
我想 我要 我想要 想要 想办 想问 请问 咨询一下 咨询 问一下 问下 你好 您好 麻烦 帮我 帮忙 给我 替我 我家 我们家 我们 咱们 咱家 自己 本人
家里 家里人 怎么办 怎么办理 怎么弄 怎么搞 怎么申请 怎么 如何 咋办 咋个 咋弄 咋样 怎样 怎么样 为什么 什么 哪些 哪里 哪儿 在哪 在哪里
去哪 去哪里 到哪里 到哪 要去 多少钱 多少 多久 几天 几个 需要什么材料 需要哪些材料 需要什么 需要 要什么 要带什么 什么材料 哪些材料 材料 资料
手续 流程 条件 办什么证 办什么 能不能 可不可以 可以 能够 是不是 有没有 有什么 有哪些 应该 现在 今年 去年 最近 刚刚 已经 一下 一个 一家 一份
一张 办理 办一下 申办 想办理 申请 国家 政府 有关 相关 关于 时候 以后 之后 然后 还有 因为 所以 但是 如果 的话 怎么领 怎么查 怎么交 网上
线上 手机上 窗口 地方 部门 单位 东西 事情 业务 服务 这个 那个 不了 不到 没有 不用 一条 一只 一头 一辆 一套 一间 一栋 一块 一次 一点 一些 几头 几只 朋友 找谁 谁管 归谁管 哪个部门
丢了 弄丢了 搞丢了 掉了 不见了 找不到了 被偷了 坏了 烂了 怎么补 咋补 在哪补 补一个 补一张 补一下 不干了 不开了 不做了 不想开了 不想干了 不想做了
快到期了 到期了 过期了 是不是真的 真的假的 是真是假 态度不好 态度差 查一下 查下 查查 看一下 看看 想看 不小心 到底 究竟 女孩 男孩 我妈 我爸 我爸妈 我哥 我姐 我弟 我妹 我老公 我老婆 我媳妇 我男朋友 我女朋友 我朋友 我同事 师傅 老乡 同志 要不要 需不需要 用不用 算不算 能不 行不行 听说 直接 先 听人说 不会用手机
登错了 写错了 弄错了 搞错了 要改 想改 要改一下 好几年 几个月 上个月 下个月 好久 这边 那边 到底 还没 交了没有 有没有交上
`;
const LETTERS =
  '我你您他她它们的了吗呢啊呀吧嘛么想要去来能会可在给帮把被让跟和与及或也都就还又很有是个这那哪谁几咋俺咱家办弄搞请问';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** By their first character, the longest first. */
const phrases = new Map<string, string[]>();
for (const phrase of words(PHRASES).toSorted((a, b) => b.length - a.length))
  phrases.set(phrase[0]!, [...(phrases.get(phrase[0]!) ?? []), phrase]);
const single = new Set(LETTERS);

/** Share of its weight that a character keeps: 1 where it says something. */
export function weightShares(letters: readonly string[]): number[] {
  const text = letters.join('');
  const shares: number[] = letters.map((letter) => (single.has(letter) ? 0.12 : 1));
  for (let at = 0; at < letters.length; at++) {
    const phrase = phrases.get(letters[at]!)?.find((one) => text.startsWith(one, at));
    if (phrase === undefined) continue;
    shares.fill(0.05, at, at + phrase.length);
    at += phrase.length - 1;
  }
  // a query that is nothing but the name of a department asks for what it does
  const spans = departmentSpans(text).filter(({ from, to }) => to - from < text.length);
  for (const { from, to } of spans) shares.fill(0.05, from, to);
  return shares;
}

/** The same, spelled: what whole sentences typed in pinyin begin with. */
export const SPELLED_STOPS: ReadonlySet<string> = new Set([
  'wo xiang',
  'wo yao',
  'zen me',
  'ban li',
  'zen me ban',
  'ru he',
  'shen qing',
  'xu yao',
  'shen me',
  'zai na',
  'cai liao',
]);
