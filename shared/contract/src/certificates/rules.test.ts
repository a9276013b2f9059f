import { describe, expect, test } from 'vitest';
import {
  allowedActions,
  judge,
  maskNumber,
  mayChange,
  seesNumber,
  stateAfter,
  stateOn,
  whyNotShown,
  type Scan,
  type Validity,
} from './rules.js';

const TODAY = '2026-11-24';
const valid: Validity = { state: 'valid', stateReason: null, validFrom: '2020-01-01', validTo: '2026-11-24' };
const issuer = '公安局';

describe('a certificate', () => {
  test('holds on its last day and not on the next', () => {
    expect(stateOn(valid, TODAY)).toBe('valid');
    expect(stateOn(valid, '2026-11-25')).toBe('expired');
    expect(stateOn({ ...valid, validTo: null }, '2999-01-01')).toBe('valid');
  });

  test('that its issuer took back is that, whatever the day', () => {
    expect(stateOn({ ...valid, state: 'revoked' }, '2026-11-25')).toBe('revoked');
    expect(stateOn({ ...valid, state: 'suspended' }, TODAY)).toBe('suspended');
  });

  test('says why it gives no code, and what to do', () => {
    expect(whyNotShown({ ...valid, issuer }, TODAY)).toBeUndefined();
    expect(whyNotShown({ ...valid, issuer }, '2026-11-25')).toBe('已过期，请到公安局换领');
    expect(whyNotShown({ ...valid, issuer, state: 'suspended', stateReason: '挂失' }, TODAY)).toBe(
      '已冻结（挂失），请联系公安局',
    );
    expect(whyNotShown({ ...valid, issuer, state: 'revoked' }, TODAY)).toContain('已吊销');
    expect(whyNotShown({ ...valid, issuer }, '2019-12-31')).toContain('2020-01-01 起生效');
  });

  test('is changed only from a state that knows the change, by the region of its issuer', () => {
    expect(allowedActions('valid')).toEqual(['suspend', 'revoke']);
    expect(allowedActions('expired')).toEqual(['suspend', 'revoke']);
    expect(allowedActions('suspended')).toEqual(['resume', 'revoke']);
    expect(allowedActions('revoked')).toEqual([]);
    expect(stateAfter('resume')).toBe('valid');
    expect(mayChange('420704', '420704')).toBe(true);
    expect(mayChange('4207', '420704')).toBe(true);
    expect(mayChange('420704105', '420704')).toBe(false);
    expect(mayChange('4104', '420704')).toBe(false);
    expect(mayChange(undefined, '420704')).toBe(false);
    expect(mayChange('', '420704')).toBe(false);
  });
});

test('a helper sees no number, whoever is also a clerk does', () => {
  expect(seesNumber(['helper'])).toBe(false);
  expect(seesNumber(['helper', 'clerk'])).toBe(true);
  for (const role of ['clerk', 'town-clerk', 'officer', 'lead'] as const) expect(seesNumber([role])).toBe(true);
});

test('a short number shows less, not all of itself', () => {
  expect(maskNumber('420799198806150011')).toBe('420***********0011');
  expect(maskNumber('1234567')).toBe('*****67');
  expect(maskNumber('7')).toBe('7');
});

describe('a scan', () => {
  const issuedAt = 1_800_000_000;
  const scan: Scan = {
    code: { audience: 'staff', issuedAt, expiresAt: issuedAt + 60 },
    shown: { stoppedAt: null, usedAt: null },
    certificate: valid,
  };
  const at = (seconds: number, hallId?: string) => ({ now: (issuedAt + seconds) * 1000, today: TODAY, hallId });
  const wrong = { stoppedAt: issuedAt * 1000, usedAt: issuedAt * 1000 };

  test.each([
    [-30.001, 'NOT_YET_VALID'],
    [-30, 'VALID'],
    [0, 'VALID'],
    [60, 'VALID'],
    [90, 'VALID'],
    [90.001, 'EXPIRED'],
  ] as const)('%s s after the code was made finds %s', (seconds, result) => {
    expect(judge(scan, at(seconds))).toBe(result);
  });

  test('a code for one hall is good there only', () => {
    const there = { ...scan, code: { ...scan.code, audience: 'center' } };
    expect(judge(there, at(1, 'center'))).toBe('VALID');
    expect(judge(there, at(1, 'town'))).toBe('WRONG_AUDIENCE');
    expect(judge(there, at(1))).toBe('WRONG_AUDIENCE');
  });

  test('a code that nobody knows opens nothing', () => {
    expect(judge({ ...scan, shown: undefined }, at(1))).toBe('STOPPED');
    expect(judge({ ...scan, certificate: undefined }, at(1))).toBe('STOPPED');
  });

  test('stopped, and stopped a little later', () => {
    const shown = { stoppedAt: (issuedAt + 5) * 1000, usedAt: null };
    expect(judge({ ...scan, shown }, at(4.999))).toBe('VALID');
    expect(judge({ ...scan, shown }, at(5))).toBe('STOPPED');
  });

  test('the certificate is asked last', () => {
    const judged = (changes: Partial<Validity>) => judge({ ...scan, certificate: { ...valid, ...changes } }, at(1));
    expect(judged({ state: 'suspended' })).toBe('SUSPENDED');
    expect(judged({ state: 'revoked' })).toBe('REVOKED');
    expect(judged({ validTo: '2026-11-23' })).toBe('EXPIRED');
    expect(judged({ validFrom: '2026-11-25' })).toBe('NOT_YET_VALID');
    expect(judge({ ...scan, shown: wrong, certificate: { ...valid, state: 'revoked' } }, at(1))).toBe('REPLAYED');
  });

  test('place goes before time, time before use', () => {
    const all = { code: { ...scan.code, audience: 'center' }, shown: wrong, certificate: undefined };
    expect(judge(all, at(999))).toBe('WRONG_AUDIENCE');
    expect(judge({ ...all, code: scan.code }, at(999))).toBe('EXPIRED');
  });
});
