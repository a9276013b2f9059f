import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Config } from '../config.js';

const VERSION = '1';
const [ID_BYTES, IV_BYTES, TAG_BYTES] = [8, 12, 16];
const derive = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
const keyIdOf = (secret: string) => createHash('sha256').update(`key id ${secret}`).digest('hex').slice(0, 8);
const text = (bytes: Buffer) => bytes.toString('base64url');
const bytes = (text = '') => Buffer.from(text, 'base64url');

/**
 * Encrypts single fields: AES-256-GCM, envelope `version|keyId|iv|ciphertext|tag`. The place (`people.name.<id>`) is
 * authenticated with it, so that a value copied to another row or column does not open.
 * FIELD_KEYS may list several secrets, comma-separated: the first encrypts, all decrypt, the last makes blind indexes
 * (an index cannot be recomputed while the rows still wait for re-encryption).
 */
export class FieldCipher {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly currentId: string;
  private readonly indexSecret: string;

  constructor(@Inject(Config) config: Pick<Config, 'fieldKeys'>) {
    const secrets = config.fieldKeys.split(',').map((one) => one.trim());
    this.keys = new Map(secrets.map((secret) => [keyIdOf(secret), derive(secret, 'yichuang field encryption')]));
    this.currentId = keyIdOf(secrets[0] ?? '');
    this.indexSecret = secrets.at(-1) ?? '';
  }

  encrypt(plain: string, place: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentId), iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [VERSION, this.currentId, text(iv), text(sealed), text(cipher.getAuthTag())].join('|');
  }

  /** @throws Error when the envelope was changed, belongs to another place, or its key is no longer listed */
  decrypt(envelope: string, place: string): string {
    const [version, keyId = '', iv, sealed, tag] = envelope.split('|');
    if (version !== VERSION) throw new Error(`Unknown envelope version at ${place}`);
    const decipher = createDecipheriv('aes-256-gcm', this.key(keyId), bytes(iv), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(sealed)), decipher.final()]).toString('utf8');
  }

  /** The same for bytes, without their growing by a third: `keyId (8) iv (12) tag (16) ciphertext`. */
  encryptBytes(plain: Uint8Array, place: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentId), iv).setAAD(Buffer.from(place));
    const sealed = [cipher.update(plain), cipher.final()];
    return Buffer.concat([Buffer.from(this.currentId, 'latin1'), iv, cipher.getAuthTag(), ...sealed]);
  }

  /** @throws Error like {@link decrypt} */
  decryptBytes(envelope: Uint8Array, place: string): Buffer {
    const [iv, tag, sealed] = [ID_BYTES, ID_BYTES + IV_BYTES, ID_BYTES + IV_BYTES + TAG_BYTES];
    const keyId = Buffer.from(envelope.subarray(0, iv)).toString('latin1');
    const decipher = createDecipheriv('aes-256-gcm', this.key(keyId), envelope.subarray(iv, tag), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(envelope.subarray(tag, sealed));
    return Buffer.concat([decipher.update(envelope.subarray(sealed)), decipher.final()]);
  }

  /** HMAC-SHA-256 under a key of its own for this column: finds equal values without telling them. */
  blindIndex(value: string, column: string): string {
    return createHmac('sha256', derive(this.indexSecret, `yichuang blind index ${column}`))
      .update(value)
      .digest('base64url');
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`FIELD_KEYS no longer holds key ${id}`);
    return key;
  }
}
