import { contextBridge, ipcRenderer, webFrame } from 'electron';

// The window gets no Node and no channels: it sends two message ports over. The contract runs through one, menus and the like through the other.
contextBridge.exposeInMainWorld('galley', { shell: 'desktop', setZoom: (factor: number) => webFrame.setZoomFactor(Math.min(2, Math.max(0.9, factor))) });
const CHANNELS = ['galley:port', 'galley:desktop'] as const;
window.addEventListener('message', (event) => {
  const channel = CHANNELS.find((known) => known === event.data);
  const [port] = event.ports;
  if (event.source === window && channel && port) ipcRenderer.postMessage(channel, null, [port]);
});
