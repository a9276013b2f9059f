// Delegations and requests for help of the demonstration in the stages that a page shows, made over HTTP.

const ACTIONS = ['viewGuide', 'fill', 'upload', 'submit', 'supplement', 'track', 'receiveNotice', 'book'];

/**
 * One that is in force, one that waits for the mother's answer, and a helper who was asked for. Gives their ids.
 * @param enter signs somebody in by account
 */
export async function liveDelegations(enter, { allowance, card }) {
  const [mother, daughter, chen] = await Promise.all(['wang-elder', 'wang-daughter', 'chen-citizen'].map(enter));
  const { userCode } = await mother.get('/me');
  const asked = (person, taskCodes) =>
    person.post('/delegations', {
      as: 'delegate',
      other: { userCode },
      kind: 'family',
      scope: { taskCodes, actions: ACTIONS },
      validTo: '2027-02-20',
    });
  const { id: delegation } = await asked(daughter, [allowance]);
  await mother.post(`/delegations/${delegation}/accept`);
  const { id: delegationAsked } = await asked(chen, [allowance]);
  const help = await mother.post('/help-requests', {
    kind: 'homeVisit',
    taskCode: card,
    place: '百洪村 3 组 12 号',
    when: '周三上午在家',
  });
  return { delegation, delegationAsked, help: help.id };
}

/** What a reload of the tab of somebody who acts finds. */
export async function actingKept(daughter, delegationId, now) {
  const { accessToken, expiresIn, delegation } = await daughter.post('/sessions/acting', { delegationId });
  const inHerName = await daughter.as(accessToken);
  const { id, nameMasked, level, roles } = await inHerName.get('/me');
  const { kind, scope, taskNames } = delegation;
  return {
    delegationId,
    accessToken,
    endsAt: Date.parse(now) + expiresIn * 1000,
    user: { id, nameMasked, level, roles },
    kind,
    actions: scope.actions,
    matters: scope.taskCodes.map((taskCode, at) => ({ taskCode, taskName: taskNames[at] })),
  };
}
