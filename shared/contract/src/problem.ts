import * as z from 'zod/mini';

/**
 * The closed list: every code a server may refuse with, its HTTP status, and what the screen says.
 * `title` names what happened; `detail` says what to do next. A refusal may replace `detail` by a more exact sentence.
 */
export const REFUSALS = {
  BAD_REQUEST: { status: 400, title: '请求的格式不对', detail: '请返回上一页再试一次' },
  BAD_CODE: { status: 400, title: '认不出这个码', detail: '请让对方刷新二维码再扫，或输入 6 位短号' },
  IDEMPOTENCY_KEY_REQUIRED: { status: 400, title: '请求缺少防重编号', detail: '请更新到最新版本再试' },
  UNAUTHENTICATED: { status: 401, title: '还没有登录', detail: '请先登录，登录后回到这一步' },
  SESSION_REVOKED: { status: 401, title: '登录已失效', detail: '请重新登录，填好的内容不会丢' },
  FORBIDDEN: { status: 403, title: '这一步您办不了', detail: '请换有权限的账号，或打服务电话' },
  DELEGATION_INACTIVE: { status: 403, title: '授权已经失效', detail: '请退出代办；还要接着办，请本人重新授权' },
  OUT_OF_SCOPE: { status: 403, title: '这一步不在授权范围里', detail: '请本人自己办，或请本人把这一步加进授权' },
  REAL_NAME_LEVEL: { status: 403, title: '要先核对身份', detail: '请先核对姓名和身份证号，再回到这一步' },
  NOT_FOUND: { status: 404, title: '没有找到', detail: '可能已经删除或地址有误，请返回重新选择' },
  ACTION_NOT_ALLOWED: { status: 409, title: '现在不能这样做', detail: '请刷新后按页面上的按钮操作' },
  ALREADY_REVIEWED: { status: 409, title: '这次服务已经评过', detail: '一次服务评一次；想补充，请用「追加评价」' },
  APPOINTMENT_CANCELLED: { status: 409, title: '这个预约已经取消', detail: '请重新预约，或在窗口取号' },
  CASE_ALREADY_OPEN: { status: 409, title: '这件事您已有一件在办', detail: '请到「进度」里接着办，不用再申请一次' },
  CANCEL_TOO_LATE: { status: 409, title: '已过取消或改约的时间', detail: '开始前 2 小时内不能改，来不了请打大厅电话' },
  HAS_OPEN_CASES: { status: 409, title: '还有申请没办完', detail: '请先等它办完，或在「进度」里撤回，再注销账号' },
  IN_PROGRESS: { status: 409, title: '上一次还在处理', detail: '请等几秒再看结果，不用重复提交' },
  PERSON_DAY_LIMIT: { status: 409, title: '当天约满了次数', detail: '每人每天最多约 2 次，同一事项 1 次，请换一天' },
  SLOT_CLOSED: { status: 409, title: '这个时段不接受预约', detail: '请换一个时段' },
  SLOT_FULL: { status: 409, title: '这个时段刚被约满', detail: '请换一个还有余号的时段' },
  STATE_CHANGED: { status: 409, title: '这件事刚被别人处理过', detail: '请刷新看最新情况，再决定怎么做' },
  TOO_MANY_FILES: { status: 409, title: '文件已经够多了', detail: '请先删掉不用的，再上传新的' },
  TOO_EARLY: { status: 409, title: '还没到签到时间', detail: '请在预约时间前 30 分钟内签到' },
  WINDOW_BUSY: { status: 409, title: '这个窗口还有没办完的号', detail: '请先办完或过号，再叫下一位' },
  WRONG_DAY: { status: 409, title: '不是今天的预约', detail: '请按凭证上的日期来，或改约到今天' },
  WRONG_HALL: { status: 409, title: '不是这个大厅的预约', detail: '请到凭证上写的大厅办理' },
  HOLD_EXPIRED: { status: 410, title: '留号已过 5 分钟', detail: '请重新选择时段' },
  DRAFT_CHANGED: { status: 412, title: '这份草稿在别处改过', detail: '请看一下最新的内容，再选用哪一份' },
  TOO_LARGE: { status: 413, title: '内容太大', detail: '请减少内容后再试' },
  UNSUPPORTED_TYPE: { status: 415, title: '不支持这种格式', detail: '请更新到最新版本再试' },
  VALIDATION_FAILED: { status: 422, title: '有内容要改', detail: '请按下面的提示修改' },
  FORM_INCOMPLETE: { status: 422, title: '还有内容没填好', detail: '请按下面的提示补齐，再提交' },
  REASON_REQUIRED: { status: 422, title: '请写明理由', detail: '请填写理由，办事人会看到' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: '防重编号用在了另一份内容上', detail: '请返回上一页重新提交' },
  ITEM_NOT_SERVED_HERE: { status: 422, title: '这个大厅办不了这件事', detail: '请换一个能办的大厅' },
  OUTSIDE_BOOKING_WINDOW: {
    status: 422,
    title: '这个时间不在可约范围',
    detail: '可以约今天到之后 7 个工作日的上班时间',
  },
  PRECONDITION_REQUIRED: { status: 428, title: '请求缺少草稿的版本', detail: '请刷新这一页，再保存' },
  RATE_LIMITED: { status: 429, title: '操作太快了', detail: '请稍等一会儿再试' },
  INTERNAL: { status: 500, title: '我们这边出错了', detail: '您填的内容还在，请稍后再试或打服务电话' },
  UPSTREAM_BAD_RESPONSE: { status: 502, title: '对方系统答复异常', detail: '请稍后再试，或打服务电话' },
  UNAVAILABLE: { status: 503, title: '服务暂时连不上', detail: '请稍后再试，急事可以打服务电话或到窗口' },
  WECHAT_NOT_CONFIGURED: { status: 503, title: '还没有开通微信登录', detail: '请用其他方式登录' },
  UPSTREAM_TIMEOUT: { status: 504, title: '对方系统没有及时答复', detail: '请稍后再看结果，不用重复提交' },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type RefusalCode = keyof typeof REFUSALS;
export const RefusalCode = z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

export const FieldError = z.object({
  /** Where: `body.taskCodes.0`, `query.limit`, `headers.idempotency-key`. */
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof FieldError>;

/** A draft as it stands on the platform. */
export const CurrentDraft = z.object({ etag: z.string(), answers: z.record(z.string(), z.string()) });

/**
 * RFC 9457 body of every error reply. The last members belong to REAL_NAME_LEVEL, ACTION_NOT_ALLOWED, WINDOW_BUSY,
 * CASE_ALREADY_OPEN (the id of the open case) and DRAFT_CHANGED.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: RefusalCode,
  detail: z.string(),
  traceId: z.string(),
  errors: z.optional(z.array(FieldError)),
  required: z.optional(z.int()),
  allowed: z.optional(z.array(z.string())),
  current: z.optional(z.string()),
  id: z.optional(z.string()),
  draft: z.optional(CurrentDraft),
});
export type Problem = z.infer<typeof Problem>;

/** What a refusal may add to its code. */
export type RefusalExtra = Partial<
  Pick<Problem, 'detail' | 'errors' | 'required' | 'allowed' | 'current' | 'id' | 'draft'>
>;

export function toProblem(code: RefusalCode, traceId: string, extra: RefusalExtra = {}): Problem {
  return { type: `urn:yichuang:problem:${code}`, ...REFUSALS[code], code, traceId, ...extra };
}
