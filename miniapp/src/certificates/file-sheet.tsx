import { View } from '@tarojs/components';
import { useState } from 'react';
import { toast } from '../platform';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Field } from '../ui/Field';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { useCertificateFile } from './api';
import { savePdf } from './save-pdf';

const USUAL = ['入职', '租房', '孩子入学', '银行开户'] as const;
/** The server's limits. */
const [SHORTEST, LONGEST] = [2, 40];

type Props = { id: string; name: string; isOpen: boolean; onClose: () => void };

/** Asks what the copy is for, because that is printed across it; then fetches and keeps it. */
export function FileSheet({ id, name, isOpen, onClose }: Props) {
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<string>();
  const file = useCertificateFile(id);
  const edit = (text: string) => {
    setPurpose(text);
    setError(undefined);
    if (file.isError) file.reset();
  };
  const download = () => {
    const text = purpose.trim();
    if (Array.from(text).length < SHORTEST) {
      setError('请写明用在哪里，至少 2 个字');
      return;
    }
    file.mutate(text, {
      onSuccess: (bytes) => void savePdf(bytes, name).then(onClose, () => toast('没存下来，请看看手机还有没有地方')),
    });
  };
  return (
    <Sheet isOpen={isOpen} title="下载 PDF" onClose={onClose}>
      <View className="stack">
        <View className="chips">
          {USUAL.map((one) => (
            <Chip key={one} isOn={purpose === one} onPress={() => edit(one)}>
              {one}
            </Chip>
          ))}
        </View>
        <Field
          label="用在哪里"
          hint="会印在文件上：仅用于……。别人拿去做别的，一看就知道。"
          value={purpose}
          maxLength={LONGEST}
          onChange={edit}
          error={error}
        />
        {file.isError && <Failure error={file.error} onRetry={download} />}
        <Button icon="file" busy={file.isPending && '正在下载…'} onPress={download}>
          下载 PDF
        </Button>
      </View>
    </Sheet>
  );
}
