package dev.waybill.ingest.webhook;

/** A body that has arrived whole, and the memory it takes until it is given back. */
record ReceivedBody(byte[] bytes, BodyMemory memory) {

    void giveBack() {
        memory.giveBack(bytes.length);
    }
}
