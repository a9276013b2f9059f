const ANSWERS = {
  phone: '13900000048',
  householdAddress: '燕矶镇沿江路 18 号',
  livesElsewhere: 'no',
  bankName: '示例银行燕矶支行',
  bankCard: '6217001234567893',
  hasOtherAllowance: 'no',
  hasContact: 'no',
};

/** Everything the matter asks for that a certificate of the person's own can stand in for. */
async function attachCertificates(me, draft) {
  const { items } = await me.get('/certificates?limit=100');
  let used = 0;
  for (const { id, certificateType } of draft.materials) {
    const held = items.find(({ type, state }) => type === certificateType && state === 'valid');
    if (!held) continue;
    const body = { certificateId: held.id, consent: true };
    await me.ask('PUT', `/cases/${draft.id}/materials/${id}/certificate`, { body });
    used++;
  }
  return used;
}

export async function apply({ people, item }) {
  const wang = await people.as('wang-elder');
  const draft = await wang.step(
    ({ known }) => `王奶奶开一份申请，姓名和证号已经带出：${known.name}`,
    (me) => me.post('/cases', { taskCode: item.taskCode }),
  );
  await wang.step('填表，自动保存', (me) =>
    me.ask('PUT', `/cases/${draft.id}/form`, { body: { answers: ANSWERS }, headers: { 'if-match': draft.etag } }),
  );
  await wang.step(
    (used) => `${used} 份材料用电子证照代替，每次都问过本人`,
    (me) => attachCertificates(me, draft),
  );
  await wang.step(
    ({ caseNo }) => `提交，件号 ${caseNo}`,
    (me) => me.post(`/cases/${draft.id}/submit`),
  );
  return { caseId: draft.id };
}

/** The next step of staff, as their screen shows the case. */
async function act(me, id, action, more = {}) {
  const { stateVersion } = await me.get(`/staff/cases/${id}`);
  return me.post(`/staff/cases/${id}/actions`, { action, stateVersion, ...more });
}

export async function correct({ people, caseId }) {
  const [wang, clerk] = [await people.as('wang-elder'), await people.as('clerk-1')];
  const { materials } = await wang.get(`/cases/${caseId}`);
  const form = materials.find(({ how }) => how === 'form');
  const items = [
    { materialId: form.id, problem: '银行卡开户行写得不全', acceptCriteria: '写到支行', fields: ['bankName'] },
  ];
  await clerk.step(
    ({ correction }) => `受理员一次性告知补正，最晚 ${correction.dueDate}`,
    (me) => act(me, caseId, 'requestCorrection', { items }),
  );
  const answers = { bankName: '示例银行鄂州燕矶支行' };
  await wang.step('王奶奶补好，只改列出的那一项', (me) =>
    me.post(`/cases/${caseId}/supplement`, { answers, materialIds: [form.id] }),
  );
}

export async function decide({ people, caseId }) {
  const [wang, clerk, officer] = [
    await people.as('wang-elder'),
    await people.as('clerk-1'),
    await people.as('officer-1'),
  ];
  await clerk.step(
    ({ clock }) => `受理，承诺 ${clock.dueDate} 前办好`,
    (me) => act(me, caseId, 'accept'),
  );
  await officer.step('审批员审查，准予', async (me) => {
    await act(me, caseId, 'startReview');
    return act(me, caseId, 'decide', { result: 'granted' });
  });
  const { documents } = await wang.step(
    ({ stateName, documents: papers }) => `王奶奶看到「${stateName}」，${papers.length} 份文书`,
    (me) => me.get(`/cases/${caseId}`),
  );
  await wang.step(
    (bytes) => `下载${documents[0].title} PDF，${Math.round(bytes.byteLength / 1024)} KB`,
    (me) => me.get(`/cases/${caseId}/documents/${documents[0].id}`),
  );
}

const ORDER_STEPS = [
  ['officer-2', { action: 'contact', note: '已发消息联系本人' }],
  ['officer-2', { action: 'verify', finding: 'true', note: '查了窗口记录，属实' }],
  ['officer-2', { action: 'rectify', note: '已改受理提示，一次说清' }],
  ['officer-2', { action: 'reply', text: '对不起，开户行要写到支行，我们已经写进填表提示里。' }],
  ['lead-1', { action: 'recheck', isUpheld: true, note: '提示已经上线' }],
  ['lead-1', { action: 'close' }],
];

export async function reviewBadly({ people, caseId }) {
  const [wang, lead] = [await people.as('wang-elder'), await people.as('lead-1')];
  const review = await wang.step(
    ({ order }) => `王奶奶评「不满意：一次没说清」，${order.dueDate} 前必须有人联系`,
    (me) => me.post(`/cases/${caseId}/review`, { level: 2, text: '开户行要写支行，填的时候没说' }),
  );
  const orderStep = async (me, body) => {
    const { stateVersion } = await me.get(`/staff/review-orders/${review.id}`);
    return me.post(`/staff/review-orders/${review.id}/actions`, { stateVersion, ...body });
  };
  await lead.step('主任派单，被评的人不能接', (me) => orderStep(me, { action: 'assign', handlerId: 'officer-2' }));
  for (const [account, body] of ORDER_STEPS) {
    const staff = await people.as(account);
    await staff.step(
      ({ history }) => `${history.at(-1).by}：${history.at(-1).title}`,
      (me) => orderStep(me, body),
    );
  }
  await wang.step(
    ({ order }) => `王奶奶看到答复：${order.reply}`,
    (me) => me.get(`/cases/${caseId}/review`),
  );
}
