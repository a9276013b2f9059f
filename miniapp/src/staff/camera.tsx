import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button';

export type CameraProps = {
  /** Looking for a code; false while a verdict is shown or the page is hidden. */
  isOn: boolean;
  onCode: (text: string) => void;
  /** No camera, or not allowed: there is the keypad. */
  onDenied: () => void;
};

/** WeChat scans on a screen of its own and comes back. In a browser camera.h5.tsx takes its place. */
export function Camera({ isOn, onCode, onDenied }: CameraProps) {
  const isOpen = useRef(false);
  const scan = () => {
    if (isOpen.current) return;
    isOpen.current = true;
    void Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
      .then(
        ({ result }) => onCode(result),
        // closing WeChat's screen is not a refusal of the camera
        (error: { errMsg?: string }) => /auth|permission|denied/.test(error.errMsg ?? '') && onDenied(),
      )
      .finally(() => {
        isOpen.current = false;
      });
  };
  useEffect(() => {
    if (isOn) scan();
  }, [isOn]);
  return (
    <View className="scan-camera scan-weapp">
      <View className="action-row">
        <Button kind="s" size="big" icon="scan" onPress={scan}>
          打开扫码
        </Button>
      </View>
    </View>
  );
}
