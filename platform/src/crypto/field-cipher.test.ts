import { describe, expect, it } from 'vitest';
import { FieldCipher } from './field-cipher.js';

const cipher = new FieldCipher({ fieldKeys: 'a secret of at least thirty-two bytes' });

describe('a sealed field', () => {
  it('opens at its own place', () => {
    const envelope = cipher.encrypt('陈致远', 'people.name.1');
    expect(cipher.decrypt(envelope, 'people.name.1')).toBe('陈致远');
    expect(envelope).not.toContain('陈');
  });

  it('never looks the same twice', () => {
    expect(cipher.encrypt('same', 'p')).not.toBe(cipher.encrypt('same', 'p'));
  });

  it('does not open in another row, column, or after a change', () => {
    const envelope = cipher.encrypt('420799198806150014', 'people.id_number.1');
    expect(() => cipher.decrypt(envelope, 'people.id_number.2')).toThrow();
    expect(() => cipher.decrypt(envelope, 'people.name.1')).toThrow();
    const parts = envelope.split('|');
    parts[3] = `${parts[3]?.startsWith('A') ? 'B' : 'A'}${parts[3]?.slice(1)}`;
    expect(() => cipher.decrypt(parts.join('|'), 'people.id_number.1')).toThrow();
  });

  it('still opens after a new key was put before the old one, and not once the old one is gone', () => {
    const envelope = cipher.encrypt('x', 'p');
    const rotated = new FieldCipher({
      fieldKeys: 'a new secret of thirty-two bytes or so,a secret of at least thirty-two bytes',
    });
    expect(rotated.decrypt(envelope, 'p')).toBe('x');
    expect(rotated.blindIndex('n', 'c')).toBe(cipher.blindIndex('n', 'c'));
    expect(() => cipher.decrypt(rotated.encrypt('y', 'p'), 'p')).toThrow(/FIELD_KEYS/);
  });
});

describe('sealed bytes', () => {
  const plain = Buffer.from([0, 255, 1, 254]);
  it('open at their own place, also after a new key was put before the old one', () => {
    const envelope = cipher.encryptBytes(plain, 'case_files.bytes.1');
    expect(cipher.decryptBytes(envelope, 'case_files.bytes.1')).toEqual(plain);
    const fieldKeys = 'a new secret of thirty-two bytes or so,a secret of at least thirty-two bytes';
    expect(new FieldCipher({ fieldKeys }).decryptBytes(envelope, 'case_files.bytes.1')).toEqual(plain);
  });

  it('do not open at another place, or after one of them changed', () => {
    const envelope = cipher.encryptBytes(plain, 'case_files.bytes.1');
    expect(() => cipher.decryptBytes(envelope, 'case_files.bytes.2')).toThrow();
    for (const index of [0, 8, 20, envelope.length - 1]) {
      const changed = Buffer.from(envelope);
      changed[index]! ^= 1;
      expect(() => cipher.decryptBytes(changed, 'case_files.bytes.1')).toThrow();
    }
  });
});

describe('a blind index', () => {
  it('is the same for the same value of one column only', () => {
    expect(cipher.blindIndex('n', 'people.id_number')).toBe(cipher.blindIndex('n', 'people.id_number'));
    expect(cipher.blindIndex('n', 'people.id_number')).not.toBe(cipher.blindIndex('n', 'people.phone'));
  });
});
