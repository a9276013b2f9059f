import { View } from '@tarojs/components';
import { SIGNATURE } from '@yichuang/contract/cases/material';
import { uploadFile } from '@yichuang/contract/cases/material-contract';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { upload } from '../api/upload';
import { Button } from '../ui/Button';
import { Failure } from '../ui/Notices';
import { Sheet } from '../ui/Sheet';
import { SignaturePad, type PadHandle } from './signature-pad';

type Props = { caseId: string; isOpen: boolean; onSigned: (fileId: string) => void; onClose: () => void };

const ignore = () => undefined;

/** A signature by hand, kept with the case like a picture. A new one takes the place of the old. */
export function SignatureSheet({ caseId, isOpen, onSigned, onClose }: Props) {
  const pad = useRef<PadHandle>();
  const [hasInk, setInk] = useState(false);
  const send = useMutation({
    mutationFn: async (handle: PadHandle) => {
      const params = { id: caseId, materialId: SIGNATURE };
      return upload(uploadFile, { params }, await handle.toFile(), { onProgress: ignore }).done;
    },
  });
  const close = () => {
    setInk(false);
    send.reset();
    onClose();
  };
  const sign = () => {
    if (!pad.current) return;
    send.mutate(pad.current, {
      onSuccess: ({ fileId }) => {
        onSigned(fileId);
        close();
      },
    });
  };
  const wipe = () => {
    pad.current?.clear();
    setInk(false);
  };
  return (
    <Sheet isOpen={isOpen} title="手写签名" onClose={close}>
      <View className="stack">
        <View className="body ink-700">用手指在框里写您的名字。</View>
        <SignaturePad handle={pad} onInk={setInk} />
        {send.isError && <Failure error={send.error} onRetry={sign} />}
        <View className="action-row">
          <Button kind="g" onPress={wipe}>
            擦掉重写
          </Button>
          <Button isDisabled={!hasInk} busy={send.isPending && '正在保存…'} onPress={sign}>
            用这个签名
          </Button>
        </View>
      </View>
    </Sheet>
  );
}
