import { contextBridge, ipcRenderer, webFrame } from 'electron';

// The window gets no Node and no channels: it sends one message port over, and the contract runs through it.
contextBridge.exposeInMainWorld('galley', { shell: 'desktop', setZoom: (factor: number) => webFrame.setZoomFactor(Math.min(2, Math.max(0.9, factor))) });
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'galley:port') return;
  const [port] = event.ports;
  if (port) ipcRenderer.postMessage('galley:port', null, [port]);
});
