import { View } from '@tarojs/components';
import { failureText } from '../api/failure';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';

type Props = {
  isOpen: boolean;
  title: string;
  /** What is lost, and what is not. */
  detail: string;
  /** 「先不取消」: focus starts here. */
  no: string;
  yes: string;
  busy: string | false;
  error: unknown;
  onYes: () => void;
  onClose: () => void;
};

/** One question before something that cannot be taken back. */
export function QuestionSheet({ isOpen, title, detail, no, yes, busy, error, onYes, onClose }: Props) {
  const failure = error ? failureText(error) : undefined;
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onClose}>
      <View className="stack">
        <View className="body ink-700">{detail}</View>
        {failure && (
          <View className="box box-red sub" {...a11y({ role: 'alert' })}>
            {failure.title}。{failure.detail}。
          </View>
        )}
        <View className="action-row">
          <Button kind="g" className="first-focus" onPress={onClose}>
            {no}
          </Button>
          <Button kind="d" busy={busy} onPress={onYes}>
            {yes}
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
