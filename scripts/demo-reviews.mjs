// Reviews of the demonstration as a page shows them: one to be written, one bad one that was answered, the code of a window.

/** The next step of an order, as the lead's screen takes it. */
async function step(lead, by, id, details) {
  const { stateVersion } = await lead.get(`/staff/review-orders/${id}`);
  await by.post(`/staff/review-orders/${id}/actions`, { stateVersion, note: '查了当天的记录', ...details });
}

/**
 * A bad review of a refused case up to its answer, and feedback that waits for one. Gives what the pages need.
 * @param enter signs somebody in by account
 * @param cases as demo-cases leaves them
 */
export async function liveReviews(enter, { refused, reviewed }) {
  const [chen, liu] = [await enter('chen-citizen'), await enter('liu-enterprise')];
  const [clerk, lead, handler] = [await enter('clerk-1'), await enter('lead-1'), await enter('officer-2')];
  const { id } = await liu.post(`/cases/${refused}/review`, {
    level: 2,
    indicators: ['214', '209'],
    text: '问了两次都说等通知',
  });
  await step(lead, lead, id, { action: 'assign', handlerId: 'officer-2' });
  await step(lead, handler, id, { action: 'contact' });
  await step(lead, handler, id, { action: 'verify', finding: 'true' });
  await step(lead, handler, id, { action: 'rectify' });
  await step(lead, handler, id, {
    action: 'reply',
    text: '让您多跑了，对不起。窗口已经贴出办理时限，逾期会先打电话。',
  });
  const { items: points } = await clerk.get('/staff/review-points');
  const asked = await chen.post('/feedback', {
    kind: 'consultation',
    title: '补贴从哪个月开始发',
    text: '困难残疾人补贴的申请交上去了，批下来以后，从哪个月开始发？',
    caseId: reviewed,
  });
  return { point: points[0].point, feedback: asked.id };
}

/** What the page sweeps and the screenshots look at. */
export const reviewPages = (day) => [
  { name: 'reviews-write', route: 'reviews/review', query: { kind: 'case', id: day.granted }, account: 'chen-citizen' },
  {
    name: 'reviews-answered',
    route: 'reviews/review',
    query: { kind: 'case', id: day.refused },
    account: 'liu-enterprise',
  },
  { name: 'reviews-point', route: 'reviews/point', query: { point: day.point } },
  { name: 'reviews-summary', route: 'reviews/summary' },
  { name: 'feedback', route: 'feedback/list', account: 'chen-citizen' },
  { name: 'feedback-write', route: 'feedback/write', query: { caseId: day.reviewed }, account: 'chen-citizen' },
  { name: 'feedback-detail', route: 'feedback/detail', query: { id: day.feedback }, account: 'chen-citizen' },
];
