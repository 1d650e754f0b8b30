"""``python -m thongbao``."""

from thongbao.cli.main import main

if __name__ == "__main__":
    main()
