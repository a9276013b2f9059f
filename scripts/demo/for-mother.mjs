import { meant } from './people.mjs';

const SCOPE = { taskCodes: [], actions: ['viewGuide', 'fill', 'upload', 'submit', 'supplement', 'track', 'book'] };

/** A day some months ahead, as the delegation's last. */
const inSomeMonths = (now) => new Date(Date.parse(now) + 90 * 86_400_000).toISOString().slice(0, 10);

export async function actForMother({ people }) {
  const [mother, daughter] = [await people.as('wang-elder'), await people.as('wang-daughter')];
  const { userCode } = await daughter.get('/me');
  const matter = await meant(mother, '城乡居民养老保险参保');
  const delegation = await mother.step('王奶奶授权女儿，一份授权，随时能撤', (me) =>
    me.post('/delegations', {
      as: 'principal',
      other: { userCode },
      kind: 'family',
      scope: SCOPE,
      validTo: inSomeMonths(new Date().toISOString()),
    }),
  );
  await daughter.step('女儿同意', (me) => me.post(`/delegations/${delegation.id}/accept`));
  const { accessToken } = await daughter.step(
    ({ expiresIn }) => `女儿进入代办，${Math.round(expiresIn / 60)} 分钟有效`,
    (me) => me.post('/sessions/acting', { delegationId: delegation.id }),
  );
  const acting = people.withToken(accessToken);
  const draft = await acting.step(
    ({ known }) => `替母亲开一份「${matter.taskName}」，带出的是母亲：${known.name}`,
    (me) => me.post('/cases', { taskCode: matter.taskCode }),
  );
  await mother.step('母亲中途撤回授权', (me) => me.post(`/delegations/${delegation.id}/revoke`));
  await acting.step(
    ({ status, body }) => `女儿再保存一次：${status} ${body.title}`,
    (me) => me.send('PUT', `/cases/${draft.id}/form`, { body: { answers: {} }, headers: { 'if-match': draft.etag } }),
  );
  await mother.step(
    ({ state }) => `草稿还在母亲这里：${state === 'draft' ? '是' : '否'}`,
    (me) => me.get(`/cases/${draft.id}`),
  );
  await mother.step(
    ({ items }) => `谁替您办了什么：${items.map(({ title }) => title).join('，')}`,
    (me) => me.get('/me/acts'),
  );
}
