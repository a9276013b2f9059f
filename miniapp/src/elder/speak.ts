import { isH5 } from '../platform';

/** WeChat has no voice of its own; some browsers neither. */
export const canSpeak = (): boolean => isH5 && typeof speechSynthesis !== 'undefined';

/** Reads a sentence aloud, slowly, in place of whatever is being read. */
export function speak(text: string): void {
  if (!canSpeak()) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = 'zh-CN';
  words.rate = 0.85;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

export function stopSpeaking(): void {
  if (canSpeak()) speechSynthesis.cancel();
}

/** `A012` → `A 0 1 2`: a number is read digit by digit. */
export const spelled = (number: string): string => Array.from(number).join(' ');
