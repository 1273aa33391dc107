// Stands in for get-pixels, which escpos loads at start for its image command. Hallflow renders images itself.
module.exports = function getPixels() {
  throw new Error("get-pixels is stubbed: images are rendered by @hallflow/printer, not by escpos");
};
