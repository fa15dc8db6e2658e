'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

type Reader = (video: HTMLVideoElement) => Promise<string | null>;

type Detector = { detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = new (options: { formats: string[] }) => Detector;

/** The phone's own reader where there is one, else a library on the picture. */
async function readerOf(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own) {
    const detector = new own({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { default: read } = await import('jsqr');
  const canvas = document.createElement('canvas');
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen || canvas.width === 0) return null;
    pen.drawImage(video, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return read(data, width, height)?.data ?? null;
  };
}

const EVERY_MS = 250;

/** The camera, looking for a QR code. It is on only while it is asked for, and tells of each code once. */
export function PosterScanner({ onCode, words = 'Quét mã trên tờ niêm yết' }: { onCode: (text: string) => void; words?: string }) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  const [state, setState] = useState<'off' | 'on' | 'refused'>('off');
  useEffect(() => {
    told.current = onCode;
  });
  useEffect(() => {
    if (state !== 'on') return;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (read: Reader): Promise<void> => {
      const text = video.current && !isOver ? await read(video.current).catch(() => null) : null;
      if (isOver) return;
      if (text) {
        setState('off');
        told.current(text);
      } else timer = setTimeout(() => void look(read), EVERY_MS);
    };
    void (async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (isOver || !video.current) return stream.getTracks().forEach((track) => track.stop());
        video.current.srcObject = stream;
        await video.current.play();
        await look(await readerOf());
      } catch {
        if (!isOver) setState('refused');
      }
    })();
    return () => {
      isOver = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [state]);
  return (
    <>
      {state === 'on' && (
        <div className="board-view">
          <video ref={video} playsInline muted aria-label="Hình từ máy ảnh" />
        </div>
      )}
      {state === 'refused' && <p role="alert" className="field-error">Không mở được máy ảnh. Cho phép trang này dùng máy ảnh, hoặc chọn thủ tục trong danh sách dưới đây.</p>}
      {state === 'on' ? (
        <Button wide onClick={() => setState('off')}>Tắt máy ảnh</Button>
      ) : (
        <Button wide tone="primary" onClick={() => setState('on')}>{words}</Button>
      )}
    </>
  );
}
