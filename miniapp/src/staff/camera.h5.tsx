import { useEffect, useRef } from 'react';
import type { CameraProps } from './camera';

/** Eight looks a second: quick enough for a hand, light enough for an old phone. */
const EVERY_MS = 120;
/** Wide enough for a version 9 code at arm's length. */
const MOST_PIXELS = 720;
/** The code just read is still before the camera: it counts again only after it was away so long. */
const AWAY_MS = 2_000;

type Grab = { image: Uint8ClampedArray; width: number; height: number };

function grab(video: HTMLVideoElement, canvas: HTMLCanvasElement): Grab | undefined {
  const { videoWidth, videoHeight } = video;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || videoWidth === 0) return undefined;
  const scale = Math.min(1, MOST_PIXELS / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { image: data, width, height };
}

/** Decoding is 130 kB: loaded when somebody scans. */
async function openReader() {
  const { default: jsQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  return (video: HTMLVideoElement): string | undefined => {
    const seen = grab(video, canvas);
    return seen && jsQr(seen.image, seen.width, seen.height, { inversionAttempts: 'dontInvert' })?.data;
  };
}

async function openCamera(video: HTMLVideoElement): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = stream;
  await video.play();
  return stream;
}

const stop = (stream: MediaStream) => stream.getTracks().forEach((track) => track.stop());

/** The browser's camera, filling the screen. It stays on between two visitors and goes off with the page. */
export function Camera({ isOn, onCode, onDenied }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ isOn, onCode });
  latest.current = { isOn, onCode };
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    let last = { text: '', at: 0 };
    const look = (read: (from: HTMLVideoElement) => string | undefined) => {
      const text = video.current && latest.current.isOn ? read(video.current) : undefined;
      const at = performance.now();
      if (text) {
        const isNew = text !== last.text || at - last.at > AWAY_MS;
        last = { text, at };
        if (isNew) latest.current.onCode(text);
      }
      timer = setTimeout(() => look(read), EVERY_MS);
    };
    const start = async (element: HTMLVideoElement) => {
      const stream = await openCamera(element);
      if (isOver) {
        stop(stream);
        return;
      }
      const read = await openReader();
      if (!isOver) look(read);
    };
    if (video.current) start(video.current).catch(() => isOver || onDenied());
    return () => {
      isOver = true;
      clearTimeout(timer);
      const stream = video.current?.srcObject;
      if (stream instanceof MediaStream) stop(stream);
    };
  }, []);
  return (
    <div className="scan-camera">
      <video ref={video} className="scan-video" playsInline muted aria-label="相机画面" />
      <div className="scan-frame" />
    </div>
  );
}
