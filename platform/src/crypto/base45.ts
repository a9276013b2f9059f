const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / 45)) text += ALPHABET[rest % 45];
  return text;
}

/** RFC 9285: the letters that a QR code stores most densely. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2);
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return text;
}

/** Undefined for anything that {@link toBase45} would not have written: wrong length, foreign letter, overflow (`GGW`). */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const places = Array.from(text.slice(at, at + 3), (letter) => ALPHABET.indexOf(letter));
    if (places.includes(-1)) return undefined;
    const value = places.reduce((sum, place, index) => sum + place * 45 ** index, 0);
    if (value > (places.length === 3 ? 0xffff : 0xff)) return undefined;
    if (places.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}
