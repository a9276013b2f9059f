import { randomUUID } from 'node:crypto';

/** The hall in which the demonstration's clerks stand. */
export const HALL = 'lkq-center';

/** Somebody of the demonstration, signed in. */
export async function person(url, account, given) {
  let token = given;
  const ask = async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(!isForm && { 'content-type': 'application/json' }),
        'idempotency-key': randomUUID(),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`${account}: ${method} ${path} was answered with ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const get = (path) => ask('GET', path);
  const post = (path, body = {}) => ask('POST', path, body);
  if (given === undefined) ({ accessToken: token } = await post('/sessions', { provider: 'demo', account }));
  return {
    /** With another token: in somebody else's name. */
    as: (other) => person(url, account, other),
    get,
    post,
    put: (path, body, headers) => ask('PUT', path, body, headers),
    /** What was booked, with its pass. */
    async book(taskCode, date, start) {
      const slotId = `${HALL}.${date.replaceAll('-', '')}.${start.replace(':', '')}`;
      const { id } = await post('/appointments', { slotId, taskCodes: [taskCode] });
      return { id, pass: await get(`/appointments/${id}/pass`) };
    },
    checkIn: ({ pass }) => post('/staff/check-ins', { qr: pass.qr }),
    drawTicket: (taskCode, priority) => post('/staff/tickets', { taskCode, ...(priority && { priority }) }),
    press: (windowId, action) => post(`/staff/windows/${windowId}/${action}`),
  };
}
