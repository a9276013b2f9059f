import Taro from '@tarojs/taro';
import { isWeapp } from '../platform';

/** Who looks at the face: nobody in the demonstration, WeChat on a phone; a browser has no such check. */
export type FaceCheck = 'demo' | 'wechat' | 'none';
export const faceCheckHere = (isDemo: boolean): FaceCheck => (isDemo ? 'demo' : isWeapp ? 'wechat' : 'none');

/** The name of a passed check of the made-up world, as the platform's demo driver expects it. */
export const demoCheck = (accountId: string): Promise<string> => Promise.resolve(`demo-face-${accountId}`);

/** The person gave up, or WeChat did not know the face. */
export class FaceNotSeen extends Error {
  override readonly name = 'FaceNotSeen';
}

/** WeChat compares the face with the state's photograph and names the check; name and number go to WeChat, not to us. */
export async function wechatCheck(person: { name: string; idCardNumber: string }): Promise<string> {
  const answer = await Taro.startFacialRecognitionVerify(person).catch(() => {
    throw new FaceNotSeen('startFacialRecognitionVerify');
  });
  return answer.verifyResult;
}
