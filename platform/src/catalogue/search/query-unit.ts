import type { Sounds, SoundTable } from './sounds.js';

/**
 * One piece of what was typed, that stands for one character of a name: a character, a syllable (`bao`), or letters that
 * a syllable begins with (`b`).
 */
export type Unit = {
  kind: 'char' | 'syllable' | 'letters' | 'gap';
  /** As typed. */
  text: string;
  /** UTF-16 code of a character, else 0. */
  char: number;
  /** Number of its syllable, 0 when no name has it. */
  syllable: number;
  /** Code of the letter that it begins with. */
  initial: number;
  /** What sounds like it; null: only the very character counts. */
  table: SoundTable | null;
  /** How much is missing when a name lacks it. */
  weight: number;
};

export const GAP: Unit = { kind: 'gap', text: '', char: 0, syllable: 0, initial: 0, table: null, weight: 0 };

export const charUnit = (letter: string, syllable: string, sounds: Sounds): Unit => ({
  kind: 'char',
  text: letter,
  char: letter.charCodeAt(0),
  syllable: sounds.find(syllable) ?? 0,
  initial: syllable.charCodeAt(0),
  table: null,
  weight: 1,
});

export const syllableUnit = (syllable: string, sounds: Sounds): Unit => ({
  kind: 'syllable',
  text: syllable,
  char: 0,
  syllable: sounds.find(syllable) ?? 0,
  initial: syllable.charCodeAt(0),
  table: sounds.spelled(syllable),
  weight: 1,
});

export const lettersUnit = (letters: string, sounds: Sounds): Unit => ({
  kind: 'letters',
  text: letters,
  char: 0,
  syllable: 0,
  initial: letters.charCodeAt(0),
  table: sounds.begunWith(letters),
  weight: 1,
});
